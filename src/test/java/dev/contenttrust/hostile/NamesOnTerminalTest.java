package dev.contenttrust.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.tuf.TestRepository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that would do something to the terminal, a shell or a path of whoever prints them. */
class NamesOnTerminalTest {
    private static final String GUN = "registry.example.com/demo/app";

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "line\nfeed",
                "\u001b]0;title\u0007",
                "\u001b[2K\u001b[1A1.0",
                "right\u202eto left",
                "\u2066isolated\u2069",
                "zero\u200bwidth",
                "\u0000nul",
                "\u009b31m",
                "\ufeffmark",
                "line\u2028separator"
            })
    void no_byte_of_a_tag_reaches_the_terminal_that_moves_or_hides_anything(String tag) {
        TestRepository repository =
                TestRepository.aRepository(GUN).withTag("1.0").withTag(tag).publish();
        try (LyingServer server = new LyingServer(repository.state())) {
            for (List<String> format : List.of(List.<String>of(), List.of("--format", "json"))) {
                Client.Outcome outcome = new Client(home).listHere(server.uri(), GUN, format.toArray(String[]::new));
                assertThat(outcome.code()).as(outcome.summary()).isZero();
                assertThat((outcome.out() + outcome.err()).replace("\n", "").codePoints())
                        .noneMatch(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.LINE_SEPARATOR);
                assertThat(outcome.out()).doesNotContain("\nfeed");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.example.com/../../etc/passwd",
                "registry.example.com/demo/..",
                "registry.example.com/demo/%2e%2e",
                "registry.example.com/Demo/app",
                "registry.example.com//app",
                "../app",
                "/etc/passwd",
                "registry.example.com/demo/app\n",
                "registry.example.com/demo\\app",
                "registry.example.com/demo/app?x",
                "registry.example.com/demo/app#x",
                "user@registry.example.com/demo/app"
            })
    void a_repository_whose_name_leads_elsewhere_is_not_asked_for(String gun) {
        TestRepository repository =
                TestRepository.aRepository(GUN).withTag("1.0").publish();
        try (LyingServer server = new LyingServer(repository.state())) {
            Client.Outcome outcome = new Client(home).listHere(server.uri(), gun);
            assertThat(outcome.code()).as(outcome.summary()).isEqualTo(2);
            assertThat(server.raw().heads()).isEmpty();
            assertThat(home.resolveSibling("etc")).doesNotExist();
        }
    }
}
