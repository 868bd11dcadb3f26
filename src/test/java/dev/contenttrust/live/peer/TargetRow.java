package dev.contenttrust.live.peer;

import java.util.List;

/** A row of a table NAME, DIGEST, SIZE, ROLE, as {@code notary list} prints it. */
public record TargetRow(String name, String digest, long size, String role) {
    private static final String SHA256 = "sha256:";

    /** Reads the rows below the line that begins with NAME; a rule of dashes is passed over, and a blank
     * line ends the table. */
    public static List<TargetRow> table(List<String> lines) {
        return lines.stream()
                .dropWhile(line -> !line.strip().startsWith("NAME"))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .filter(line -> !line.startsWith("-"))
                .map(TargetRow::parse)
                .toList();
    }

    private static TargetRow parse(String line) {
        String[] cells = line.strip().split("\\s+");
        String digest = cells[1].startsWith(SHA256) ? cells[1].substring(SHA256.length()) : cells[1];
        return new TargetRow(cells[0], digest, Long.parseLong(cells[2]), cells[3]);
    }
}
