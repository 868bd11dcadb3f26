package dev.contenttrust.lint;

import dev.contenttrust.FileFailure;
import dev.contenttrust.lint.Result.Linted;
import dev.contenttrust.lint.Result.Unchecked;
import dev.contenttrust.lint.finding.FileKind;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks one file by every kind that claims its name. Safe for use by several threads. */
final class FileCheck {
    /** People write nothing longer, and it fits into memory many times over. */
    static final int LENGTH_MAX = 16 << 20;

    /** Text has no NUL; what is none shows it early. */
    private static final int HEAD = 8 << 10;

    private static final String OTHER_NAME =
            "to have it read as another kind: trust lint --stdin-name Dockerfile - < FILE";

    /** A name may begin as a Dockerfile's or Makefile's, and end as that of a file about one: {@code DockerfileTest.java}. */
    private static final Pattern OTHER_ENDING = Pattern.compile("(?i).*(?:docker|container|make)file.*(\\.(?:"
            + "class|java|kt|scala|groovy|go|py|rb|js|ts|jsx|tsx|rs|cc|cpp|hpp|cs|php|pl|swift|lua|html?|css|json|xml|toml|png|"
            + "jpe?g|gif|svg|pdf|gz|tgz|zip|jar|lock|md|markdown|mdx|ya?ml|sh|bash|ksh|zsh|expected))");

    private final List<FileKind> kinds;
    private final LocalDate today;

    FileCheck(List<FileKind> kinds, Instant now) {
        this.kinds = List.copyOf(kinds);
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** How a file came to be checked. */
    enum Asked {
        BY_NAME,
        IN_A_DIRECTORY
    }

    boolean claims(String fileName) {
        return claiming(fileName).findAny().isPresent();
    }

    private Stream<FileKind> claiming(String fileName) {
        String name = telling(fileName);
        return kinds.stream().filter(kind -> kind.claims(name));
    }

    /** The ending decides, where it is that of another kind. */
    private static String telling(String fileName) {
        Matcher other = OTHER_ENDING.matcher(fileName);
        return other.matches() ? "other" + other.group(1) : fileName;
    }

    /** Empty where there is nothing to say: it bears the name of a kind by chance. */
    Optional<Result> file(Path file, Asked asked, Policy policy) {
        String name = file.toString();
        String fileName = String.valueOf(file.getFileName());
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return Optional.of(new Unchecked(name, "it is no regular file", "standard input is named -"));
        }
        if (!claims(fileName)) {
            return Optional.of(Files.exists(file) ? unknown(name) : unreadable(name, new NoSuchFileException(name)));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LENGTH_MAX + 1);
            boolean chance = asked == Asked.IN_A_DIRECTORY && !isSureOf(fileName);
            boolean none = isBinary(bytes) || (bytes.length > LENGTH_MAX && !isScript(bytes));
            return chance && none ? Optional.empty() : Optional.of(text(name, bytes, policy));
        } catch (IOException e) {
            return Optional.of(unreadable(name, e));
        }
    }

    Result text(String name, byte[] bytes, Policy policy) {
        String fileName = name.substring(name.lastIndexOf('/') + 1);
        if (!claims(fileName)) {
            return unknown(name);
        }
        if (bytes.length > LENGTH_MAX) {
            String remedy = "leave it out by exclude in .trust-lint.yaml, if it is data";
            return new Unchecked(name, "it is longer than " + (LENGTH_MAX >> 20) + " MiB", remedy);
        }
        if (isBinary(bytes)) {
            return new Unchecked(name, "it is no text in UTF-8, but binary", "if it is UTF-16, write it as UTF-8");
        }
        return check(SourceText.of(name, bytes), fileName, policy);
    }

    /** A kind that fails must not take the verdict on all other files with it, nor pass for a clean one. */
    private Result check(SourceText source, String fileName, Policy policy) {
        Findings findings = new Findings(source, policy, today);
        try {
            claiming(fileName).forEach(kind -> kind.check(source, policy, findings));
            return new Linted(source, findings, policy);
        } catch (RuntimeException | StackOverflowError e) {
            return new Unchecked(source.name(), "trust failed on it: " + e, "report it as a bug, with the file");
        } catch (OutOfMemoryError e) {
            return new Unchecked(source.name(), "there is not memory enough to check it", "TRUST_JAVA_OPTS=-Xmx1g");
        }
    }

    static Unchecked unreadable(String name, IOException failure) {
        return new Unchecked(name, FileFailure.reason(failure), "");
    }

    private static Unchecked unknown(String name) {
        return new Unchecked(name, "its name is of no kind that is checked", OTHER_NAME);
    }

    boolean isSureOf(String fileName) {
        return claiming(fileName).anyMatch(kind -> kind.isSureOf(telling(fileName)));
    }

    private static boolean isScript(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == '#' && bytes[1] == '!';
    }

    private static boolean isBinary(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, HEAD); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
