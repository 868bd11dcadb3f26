package dev.contenttrust.report.audit;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.audit.Audits;
import dev.contenttrust.live.peer.Program;
import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser makes of the page. */
class AuditPageInBrowserTest {
    private static final Pattern ROW =
            Pattern.compile("<tr( hidden=\"\")?><td data-label=\"Verdict\".*?<span>([^<]*)</span>");

    @TempDir
    Path home;

    private Program chromium;
    private String page;

    @BeforeEach
    void write() {
        chromium = Program.named("chromium", home)
                .always("--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + home.resolve("profile"));
        AuditOverview overview = new AuditOverview();
        for (String name : List.of("b", "c", "a")) {
            overview.add(Audits.in(home.resolve(name))
                    .of(aRepository("registry.example.com/demo/" + name)
                            .withTag("<b>1</b>")
                            .expiring("targets", name.equals("c") ? "2026-06-20T00:00:00Z" : "2030-01-01T00:00:00Z")));
        }
        page = AuditPage.of(overview, TestRepository.TODAY);
    }

    /** The repositories in the order in which the browser has their rows, without those that it hides. */
    private List<String> rowsAfter(String script) throws IOException {
        Path file = Files.writeString(
                home.resolve("page.html"), page.replace("</body>", "<script>" + script + "</script></body>"));
        String dom =
                chromium.run("--dump-dom", file.toUri().toString()).succeeded().output();
        List<String> names = new ArrayList<>();
        Matcher rows = ROW.matcher(dom.substring(dom.indexOf("id=\"rows\"")));
        while (rows.find()) {
            if (rows.group(1) == null) {
                names.add(rows.group(2).replace("registry.example.com/demo/", ""));
            }
        }
        return names;
    }

    @Test
    void the_worst_stands_first() throws IOException {
        assertThat(rowsAfter("")).containsExactly("c", "a", "b");
    }

    @Test
    void a_click_on_a_heading_sorts_and_another_turns_it_round() throws IOException {
        String click = "document.querySelectorAll('#rows th button')[1].click();";
        assertThat(rowsAfter(click)).containsExactly("a", "b", "c");
        assertThat(rowsAfter(click + click)).containsExactly("c", "b", "a");
    }

    @Test
    void what_is_typed_filters() throws IOException {
        assertThat(rowsAfter("const field = document.querySelector('input[data-filters=rows]');"
                        + "field.value = 'EXPIRING'; field.dispatchEvent(new Event('input'));"))
                .containsExactly("c");
    }

    @Test
    void it_prints() throws IOException {
        Path file = Files.writeString(home.resolve("page.html"), page);
        Path printed = home.resolve("page.pdf");
        chromium.run("--print-to-pdf=" + printed, file.toUri().toString()).succeeded();
        assertThat(printed).isNotEmptyFile();
        assertThat(Files.readString(printed, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    }
}
