package dev.contenttrust.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.ImageReference;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.lint.signed.SignatureSummary;
import dev.contenttrust.lint.signed.SignedUse;
import dev.contenttrust.lint.signed.Unchecked;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import dev.contenttrust.notary.Repositories;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.trusted.TrustedImage;
import dev.contenttrust.tuf.TestRepository;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureReportTest {
    private static final String GUN = "registry.example.com/demo/app";

    private final SignedRepository repository =
            Repositories.read(TestRepository.aRepository(GUN).withTag("1.0").publish());
    private final SignedTag tag = repository.released("1.0").orElseThrow();

    private SignatureReport report(Unchecked... unchecked) {
        SignedUse use = new SignedUse(
                SourceText.of("Dockerfile", "FROM x\n").region(new Span(5, 6)),
                GUN + ":1.0",
                new TrustedImage(ImageReference.parse(GUN + ":1.0").withDigest(tag.digest()), tag, repository));
        return new SignatureReport(
                new SignatureSummary(List.of(use), 2, 0, 1, List.of(unchecked), List.of(repository)));
    }

    @Test
    void counts_are_told_where_there_is_something_to_count() {
        assertThat(report(new Unchecked("ghcr.io", "https://ghcr.io", 3, "no answer", ""))
                        .line())
                .isEqualTo("images: 7 named, 1 signed, 2 not signed as named, 3 could not be checked,"
                        + " 1 of a name that cannot be known");
        assertThat(report().line()).doesNotContain("could not be checked", "not asked");
    }

    @Test
    void what_could_not_be_checked_is_one_sentence_a_registry_on_one_line() {
        assertThat(report(new Unchecked("ghcr.io", "https://ghcr.io", 1, "no\nanswer", "Do this."))
                        .unchecked())
                .containsExactly("1 image of ghcr.io could not be checked: no\\u{a}answer. Do this.");
    }

    @Test
    void a_first_meeting_is_noted() {
        assertThat(report().notes()).singleElement().asString().contains("trusted on first use");
    }

    @Test
    void programs_are_told_which_role_signed_which_digest_for_which_line() {
        assertThat(JsonText.pretty(report().json()))
                .contains(
                        "\"file\": \"Dockerfile\"",
                        "\"line\": 1",
                        "\"role\": \"targets\"",
                        tag.digest().toString());
    }
}
