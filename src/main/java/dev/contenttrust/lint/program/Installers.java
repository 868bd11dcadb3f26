package dev.contenttrust.lint.program;

import dev.contenttrust.lint.flow.Act;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Package managers, and what else fetches and installs by itself. */
public final class Installers {
    private static final Set<String> INSTALLERS = Set.of(
            "apt",
            "apt-get",
            "aptitude",
            "yum",
            "dnf",
            "microdnf",
            "tdnf",
            "zypper",
            "apk",
            "pip",
            "pip2",
            "pip3",
            "pipx",
            "gem",
            "npm",
            "yarn",
            "pnpm",
            "gdebi",
            "easy_install",
            "conda",
            "mamba",
            "luarocks",
            "cpanm",
            "urpmi",
            "pacman",
            "opkg",
            "uv",
            "helm",
            "code-server",
            "pecl",
            "pear");

    private static final Pattern INSTALLING =
            Pattern.compile("install|add|localinstall|i|reinstall|-[A-Z]*[UI].*|upgrade|update|global|plugin|-U");

    /** Options of installers whose value is a URL of an index, and no package. */
    private static final Set<String> INDEX = Set.of(
            "-i",
            "--index-url",
            "--extra-index-url",
            "-f",
            "--find-links",
            "--trusted-host",
            "--registry",
            "--proxy",
            "--repository",
            "-X",
            "--source",
            "-s",
            "--index",
            "-c",
            "--channel",
            "--repo",
            "--mirror",
            "--default-index",
            "--constraint");

    private Installers() {}

    /** Whether it is told to install something. */
    public static boolean installs(Act act) {
        return (INSTALLERS.contains(act.program())
                        && act.arguments().stream()
                                .anyMatch(
                                        word -> INSTALLING.matcher(word.text()).matches()))
                || (act.program().startsWith("pip") && act.has("install"))
                || (act.program().startsWith("python") && act.has("pip") && act.has("install"))
                || act.is("easy_install", "cpanm", "gdebi");
    }

    /** Whether an argument is a URL that the program itself fetches and installs or trusts. */
    public static Optional<Kind> ofUrl(Act act, int argument) {
        String before = argument == 0 ? "" : act.arguments().get(argument - 1).text();
        if (INDEX.contains(before) && !act.is("rpm", "helm")) {
            return Optional.empty();
        }
        if (act.is("rpm", "rpmkeys")) {
            return Optional.of(act.has("--import") ? Kind.KEY : Kind.INSTALL);
        }
        if (act.is("gpg", "gpg2", "apt-key") && act.has("--fetch-keys", "--fetch-key")) {
            return Optional.of(Kind.KEY);
        }
        return installs(act) && !act.is("helm") ? Optional.of(Kind.INSTALL) : Optional.empty();
    }
}
