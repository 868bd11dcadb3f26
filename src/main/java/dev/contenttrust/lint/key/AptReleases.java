package dev.contenttrust.lint.key;

import dev.contenttrust.lint.dockerfile.Stage;
import dev.contenttrust.lint.dockerfile.Stages;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the release that a stage is made from has {@code apt-key} at all. */
final class AptReleases {
    private static final Pattern DEBIAN = Pattern.compile("(?:docker\\.io/)?(?:library/)?debian:([0-9]+)(?:[.-].*)?");
    private static final Pattern UBUNTU =
            Pattern.compile("(?:docker\\.io/)?(?:library/)?ubuntu:([0-9]+)\\.([0-9]+)(?:-.*)?");

    /** Code names after Debian 12 and Ubuntu 24.04, in tags of any official image: {@code node:24-trixie-slim}. */
    private static final Pattern NAMED = Pattern.compile(
            ".*[:-](trixie|forky|sid|oracular|plucky|questing|resolute)([-.].*)?", Pattern.CASE_INSENSITIVE);

    private static final int LAST_DEBIAN = 12;
    private static final int LAST_UBUNTU = 24;

    private AptReleases() {}

    /** Whether it was taken out of the release; false where that cannot be known. */
    static boolean isWithoutAptKey(Stages stages, int number) {
        List<Stage> all = stages.all();
        Stage stage = all.get(number);
        while (stage.parent().isPresent()) {
            stage = all.get(stage.parent().get());
        }
        String base = stage.base().text();
        Matcher debian = DEBIAN.matcher(base);
        Matcher ubuntu = UBUNTU.matcher(base);
        if (debian.matches()) {
            return debian.group(1).length() < 4 && Integer.parseInt(debian.group(1)) > LAST_DEBIAN;
        }
        if (ubuntu.matches()) {
            int year = Integer.parseInt(
                    ubuntu.group(1).substring(0, Math.min(2, ubuntu.group(1).length())));
            return year > LAST_UBUNTU
                    || (year == LAST_UBUNTU && !ubuntu.group(2).startsWith("04"));
        }
        return NAMED.matcher(base).matches();
    }
}
