package dev.contenttrust.scan.binary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which Debian package holds which product: {@code packages.txt}. */
final class PackageTable {
    /**
     * A product and its package.
     *
     * @param where {@code installed}, or the release it is fetched from
     * @param version where it is not that of the package
     */
    record Row(String product, String name, String where, Optional<String> version) {
        /** What is to be found, given the package's own version. */
        String expected(String packageVersion) {
            return version.orElse(DebianVersion.upstream(packageVersion));
        }
    }

    private PackageTable() {}

    static List<Row> from(String where) {
        return rows().stream().filter(row -> row.where().equals(where)).toList();
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        String where = "";
        for (String line : text().lines().toList()) {
            List<String> words = List.of(line.strip().split("\\s+"));
            if (line.startsWith(" ")) {
                rows.add(new Row(
                        words.get(0),
                        words.get(1),
                        where,
                        words.stream().skip(2).findFirst()));
            } else if (!line.startsWith("#")) {
                where = line;
            }
        }
        return rows;
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(PackageTable.class.getResourceAsStream("packages.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
