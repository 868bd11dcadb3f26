package dev.contenttrust.scan.binary;

/** Versions of Debian packages (Debian policy, "Version"). */
final class DebianVersion {
    private DebianVersion() {}

    /** What the makers of the software call the version: no epoch, no revision, no sign of what Debian left out or put back. */
    static String upstream(String version) {
        String text = version.substring(version.indexOf(':') + 1);
        text = text.contains("-") ? text.substring(0, text.lastIndexOf('-')) : text;
        text = text.contains("+really") ? text.substring(text.indexOf("+really") + "+really".length()) : text;
        return text.split("[+~]|[.-]?dfsg|\\.ds|-stable")[0];
    }

    /** Whether a version that was found in a file is that one; {@code 7.2.*} is any that begins so. */
    static boolean agree(String upstream, String found) {
        String dots = found.replace('-', '.').split("\\+")[0];
        return dots.equals(upstream)
                || found.equals(upstream)
                || (upstream.endsWith("*") && found.startsWith(upstream.substring(0, upstream.length() - 1)));
    }
}
