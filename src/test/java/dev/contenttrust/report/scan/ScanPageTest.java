package dev.contenttrust.report.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Chromium;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a scan in a real browser. */
class ScanPageTest {
    private static final String ROWS = "[...document.querySelector('table.sortable').tBodies[0].rows]";

    @TempDir
    Path directory;

    private Chromium browser;
    private final String page =
            ScanPage.of(List.of(Scans.result(Scans.signedImage(), Scans.someFindings(), List.of())));

    @BeforeEach
    void start() {
        browser = Chromium.in(directory);
    }

    @Test
    void it_is_sorted_by_a_click_on_a_column() {
        String ids = ROWS + ".map(row => row.cells[1].querySelector('a').textContent).join(' ')";
        assertThat(browser.evaluate(page, 1200, ids)).isEqualTo("CVE-2024-0001 CVE-2022-48174");
        String sorted = "(document.querySelectorAll('table.sortable button')[1].click(), " + ids + ")";
        assertThat(browser.evaluate(page, 1200, sorted)).isEqualTo("CVE-2022-48174 CVE-2024-0001");
    }

    @Test
    void it_is_filtered_by_what_is_typed() {
        String typed = "(field => { field.value = 'BUSYBOX'; field.dispatchEvent(new Event('input')); return " + ROWS
                + ".filter(row => row.getClientRects().length > 0).map(row => row.cells[2].innerText.trim()).join(' '); })"
                + "(document.querySelector('input[type=search]'))";
        assertThat(browser.evaluate(page, 1200, typed)).isEqualTo("busybox");
    }

    @Test
    void it_is_no_wider_than_a_phone() {
        assertThat(browser.evaluate(page, 390, "document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo("true");
    }

    @Test
    void what_others_wrote_is_no_markup() {
        assertThat(browser.evaluate(page, 1200, "document.querySelectorAll('td b').length"))
                .isEqualTo("0");
        assertThat(browser.evaluate(page, 1200, "document.body.innerText.includes('<b>bold</b>')"))
                .isEqualTo("true");
    }
}
