package dev.contenttrust.lint;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.source.Nearby;
import dev.contenttrust.lint.source.SourceText;
import org.junit.jupiter.api.Tag;

/** Any bytes in a file of any kind give findings that lie in the file, and nothing else. */
@Tag("fuzz")
class FilesFuzzTest {
    private static final String[] NAMES = {
        "compose.yaml", ".github/workflows/ci.yml", "run.sh", "Makefile", "README.md", ".env", "Dockerfile", "root.key"
    };

    @FuzzTest(maxDuration = "20s")
    void files_of_every_kind_give_findings_inside_them(byte[] bytes) {
        for (String name : NAMES) {
            String text = SourceText.of(name, bytes).text();
            for (Finding finding :
                    Checked.file(Nearby.NOTHING, Policy.NONE, name, text).findings()) {
                if (finding.region().span().end() > text.length()
                        || finding.message().isEmpty()) {
                    throw new AssertionError(finding.toString());
                }
            }
        }
    }
}
