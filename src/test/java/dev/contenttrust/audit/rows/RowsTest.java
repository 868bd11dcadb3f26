package dev.contenttrust.audit.rows;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.audit.AuditRow;
import dev.contenttrust.audit.Audits;
import dev.contenttrust.audit.RepositoryAudit;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.report.audit.AuditLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that were written are read again, however the writer ended. */
class RowsTest {
    @TempDir
    Path home;

    private List<RepositoryAudit> audits;
    private Path file;

    @BeforeEach
    void audit() {
        audits = List.of(audit("a", "1", "2"), audit("b"), audit("c", "x\ny\u202e", "z"));
        file = home.resolve("rows.jsonl");
    }

    private RepositoryAudit audit(String name, String... tags) {
        var repository = aRepository("registry.example.com/demo/" + name).withDelegation("targets/alice");
        Arrays.stream(tags).forEach(tag -> repository.withTag(tag).withTag("targets/alice", tag));
        return Audits.in(home.resolve(name)).of(repository);
    }

    private byte[] written() {
        StringBuilder text = new StringBuilder();
        audits.forEach(audit -> text.append(AuditLines.JSON.of(audit)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_row_is_the_same_when_it_is_read_again() {
        for (RepositoryAudit audit : audits) {
            for (AuditRow row : audit.rows()) {
                assertThat(RowForm.read(JsonCursor.parse("row", JsonText.encode(RowForm.of(row)))))
                        .isEqualTo(row);
            }
        }
    }

    @Test
    void a_file_cut_anywhere_keeps_what_is_complete_and_nothing_else() throws IOException {
        byte[] whole = written();
        List<Integer> ends = new ArrayList<>(List.of(0));
        for (RepositoryAudit audit : audits) {
            int length = AuditLines.JSON.of(audit).getBytes(StandardCharsets.UTF_8).length;
            ends.add(ends.get(ends.size() - 1) + length);
        }
        for (int cut = 0; cut <= whole.length; cut += 7) {
            Files.write(file, Arrays.copyOf(whole, cut));
            List<RepositoryAudit> kept = new ArrayList<>();
            Unfinished.complete(file, kept::add);
            int at = cut;
            int complete = (int) ends.stream().skip(1).filter(end -> end <= at).count();
            assertThat(kept).as("cut at %s", cut).isEqualTo(audits.subList(0, complete));
            assertThat(Files.size(file)).isEqualTo(ends.get(complete).longValue());
        }
    }

    @Test
    void a_file_that_is_not_there_is_begun() {
        assertThat(Unfinished.complete(file, kept -> {})).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void a_file_of_something_else_is_left_alone() throws IOException {
        Files.writeString(file, "dear diary\nnothing happened\n");
        assertThatThrownBy(() -> Unfinished.complete(file, kept -> {})).isInstanceOf(RowFileException.class);
        assertThat(file).hasContent("dear diary\nnothing happened\n");
    }

    @Test
    void a_baseline_finds_each_repository() throws IOException {
        Files.write(file, written());
        Baseline baseline = Baseline.open(file);
        assertThat(baseline.size()).isEqualTo(3);
        for (RepositoryAudit audit : audits) {
            assertThat(baseline.of(audit.repository().repository())).contains(audit);
        }
        assertThat(baseline.of("registry.example.com/demo/d")).isEqualTo(Optional.empty());
    }
}
