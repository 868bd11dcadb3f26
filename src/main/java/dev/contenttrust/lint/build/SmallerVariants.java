package dev.contenttrust.lint.build;

import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.Span;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Official images that are published in a smaller variant under the same version: TR108. */
final class SmallerVariants {
    /** With what is put behind the version (the pages of these images on Docker Hub, "Image Variants"). */
    private static final Map<String, String> SUFFIXES = Map.ofEntries(
            Map.entry("debian", "-slim"),
            Map.entry("python", "-slim"),
            Map.entry("node", "-slim"),
            Map.entry("ruby", "-slim"),
            Map.entry("rust", "-slim"),
            Map.entry("perl", "-slim"),
            Map.entry("golang", "-alpine"),
            Map.entry("php", "-alpine"),
            Map.entry("nginx", "-alpine"),
            Map.entry("redis", "-alpine"),
            Map.entry("postgres", "-alpine"),
            Map.entry("httpd", "-alpine"),
            Map.entry("memcached", "-alpine"),
            Map.entry("haproxy", "-alpine"),
            Map.entry("rabbitmq", "-alpine"));

    /** Others that people copy from; a lone word that is none of these is more likely a context of the build. */
    private static final Set<String> OTHERS = Set.of(
            "alpine",
            "busybox",
            "composer",
            "docker",
            "ubuntu",
            "maven",
            "gradle",
            "traefik",
            "vault",
            "consul",
            "mysql",
            "mariadb",
            "mongo",
            "wordpress",
            "tomcat",
            "openjdk",
            "caddy",
            "registry",
            "fedora",
            "centos");

    private static final Pattern NAME = Pattern.compile("(?:(?:docker\\.io/)?library/)?([a-z]+):([A-Za-z0-9.-]+)");
    private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    /** Releases of Debian with a slim variant, also of a day. */
    private static final Pattern DEBIAN =
            Pattern.compile("([89]|1[0-9])(\\.[0-9]+)?|(jessie|stretch|buster|bullseye|bookworm|trixie)(-[0-9]{8})?");

    private SmallerVariants() {}

    static void judge(String image, Span span, Findings findings) {
        Matcher name = NAME.matcher(image);
        if (!name.matches() || !SUFFIXES.containsKey(name.group(1))) {
            return;
        }
        String official = name.group(1);
        boolean whole = (official.equals("debian") ? DEBIAN : VERSION)
                .matcher(name.group(2))
                .matches();
        if (whole) {
            String smaller = image + SUFFIXES.get(official);
            findings.add(
                    Rule.TR108,
                    span,
                    "\"" + image + "\" holds more than most images need: what is not there cannot be wrong",
                    smaller + ", if the build works with it");
        }
    }

    static boolean isOfficial(String name) {
        return SUFFIXES.containsKey(name) || OTHERS.contains(name);
    }
}
