package dev.contenttrust.lint.build;

import dev.contenttrust.lint.dockerfile.Stage;
import dev.contenttrust.lint.dockerfile.Stages;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a stage's name of its base says about the distribution in it. */
record Base(String image) {
    private static final Set<String> DEBIAN_NEW = Set.of("trixie", "forky", "sid", "testing", "unstable");
    private static final Set<String> UBUNTU_NEW = Set.of("oracular", "plucky", "questing", "devel");
    private static final Pattern NUMBERED = Pattern.compile("(?:library/)?(debian|ubuntu):(\\d+)(?:\\.(\\d+))?.*");
    private static final int STAGES_MAX = 100;

    /** The image that a stage stands on, over other stages. */
    static Base of(Stages stages, Stage stage) {
        Stage root = stage;
        for (int i = 0; i < STAGES_MAX && root.parent().isPresent(); i++) {
            root = stages.all().get(root.parent().get());
        }
        return new Base(root.base().text().toLowerCase(Locale.ROOT));
    }

    /** Whether it is known to be of a release that has no apt-key: behind Debian 12 and Ubuntu 24.04. */
    boolean lacksAptKey() {
        Matcher numbered = NUMBERED.matcher(image);
        if (numbered.matches()) {
            int major = Integer.parseInt(
                    numbered.group(2).substring(0, Math.min(4, numbered.group(2).length())));
            boolean debian = numbered.group(1).equals("debian");
            boolean later = numbered.group(3) != null && !numbered.group(3).equals("04");
            return debian ? major > 12 : major > 24 || (major == 24 && later);
        }
        String tag = image.substring(image.indexOf(':') + 1);
        return Arrays.stream(tag.split("[-.]"))
                .anyMatch(part -> DEBIAN_NEW.contains(part) || UBUNTU_NEW.contains(part));
    }
}
