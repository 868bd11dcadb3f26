package dev.contenttrust.scan.language.jar;

/** The package that all classes of an archive are in: by custom it begins as the Maven group does. */
final class CommonPackage {
    private String common = "";
    private boolean any;

    /** The name of an entry with a class. */
    void add(String entry) {
        if (entry.startsWith("META-INF/") || entry.endsWith("-info.class")) {
            return;
        }
        int slash = entry.lastIndexOf('/');
        String directory = slash < 0 ? "" : entry.substring(0, slash);
        common = any ? shared(common, directory) : directory;
        any = true;
    }

    private static String shared(String a, String b) {
        if (b.startsWith(a) && (b.length() == a.length() || b.charAt(a.length()) == '/')) {
            return a;
        }
        int length = 0;
        int end = 0;
        while (length < a.length() && length < b.length() && a.charAt(length) == b.charAt(length)) {
            if (a.charAt(length) == '/') {
                end = length;
            }
            length++;
        }
        boolean whole = length == b.length() && length < a.length() && a.charAt(length) == '/';
        return a.substring(0, whole ? length : end);
    }

    /** With dots; empty where they have none in common. */
    String common() {
        return common.replace('/', '.');
    }
}
