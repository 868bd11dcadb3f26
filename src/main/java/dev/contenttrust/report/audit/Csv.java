package dev.contenttrust.report.audit;

import dev.contenttrust.Printable;

/** Lines of comma-separated values (RFC 4180), which spreadsheets are to take for text alone. */
final class Csv {
    /** What makes a spreadsheet take a cell for a formula. */
    private static final String FORMULA = "=+-@";

    private Csv() {}

    static String line(String... cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        return line.append('\n').toString();
    }

    /** A cell that begins like a formula gets an apostrophe in front, by which spreadsheets mark text. */
    private static String cell(String text) {
        String shown = Printable.escape(text);
        String safe = !shown.isEmpty() && FORMULA.indexOf(shown.charAt(0)) >= 0 ? "'" + shown : shown;
        return safe.indexOf(',') < 0 && safe.indexOf('"') < 0 ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
