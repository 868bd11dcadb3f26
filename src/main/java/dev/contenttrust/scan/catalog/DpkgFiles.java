package dev.contenttrust.scan.catalog;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.file.Pieces;
import dev.contenttrust.scan.inventory.FactCollector;
import dev.contenttrust.scan.inventory.OwnedFiles;
import java.io.IOException;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * dpkg's lists of the files of a package: {@code info/NAME[:ARCH].list}, a path a line, the directories among them left out here;
 * {@code .md5sums}, a sum and a path a line; and {@code diversions}, which say under what other name a file lies.
 */
public final class DpkgFiles implements Cataloguer {
    static final String SUMS = ".md5sums";

    private static final String DIVERSIONS = "diversions";
    private static final String ROOT = "/.";
    private static final int SIZE_MAX = 32 << 20;

    private static final Pattern PLACE = Pattern.compile(
            "(?:var|usr)/lib/dpkg/(?:(?:info|status\\.d)/([^/:]+?)(?::[^/]+?)?(\\.list|\\.md5sums)|(diversions))");

    @Override
    public String what() {
        return "a dpkg list of files";
    }

    @Override
    public long sizeMax() {
        return SIZE_MAX;
    }

    @Override
    public boolean reads(String path, Head head) {
        return path.contains("lib/dpkg/")
                && (path.endsWith(".list") || path.endsWith(SUMS) || path.endsWith(DIVERSIONS))
                && PLACE.matcher(path).matches();
    }

    @Override
    public void read(FileBytes file, FactCollector facts) throws IOException {
        Matcher place = PLACE.matcher(facts.file());
        if (!place.matches()) {
            return;
        }
        String text = Pieces.text(file, SIZE_MAX);
        if (place.group(3) != null) {
            diversions(text, facts);
            return;
        }
        OwnedFiles.Builder files = new OwnedFiles.Builder(place.group(1));
        if (place.group(2).equals(SUMS)) {
            sums(text, files);
        } else {
            list(text, files);
        }
        facts.owned(files);
    }

    /** A directory is followed by what is in it. */
    private static void list(String text, OwnedFiles.Builder files) {
        String last = "";
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next();
            boolean within =
                    line.length() > last.length() && line.startsWith(last) && line.charAt(last.length()) == '/';
            if (!within && !last.equals(ROOT)) {
                files.add(last);
            }
            last = line;
        }
        files.add(last);
    }

    private static void sums(String text, OwnedFiles.Builder files) {
        text.lines().forEach(line -> {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                String path = line.substring(blank).stripLeading();
                files.add(path.startsWith("*") ? path.substring(1) : path);
            }
        });
    }

    /** Three lines each: the path, the path instead, the package for whose sake. */
    private static void diversions(String text, FactCollector facts) {
        OwnedFiles.Builder files = new OwnedFiles.Builder("dpkg-divert");
        Iterator<String> lines = text.lines().iterator();
        for (int line = 0; lines.hasNext(); line++) {
            String path = lines.next();
            if (line % 3 == 1) {
                files.add(path);
            }
        }
        facts.owned(files);
    }
}
