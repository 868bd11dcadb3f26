package dev.contenttrust.report;

import dev.contenttrust.report.Palette.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows in aligned columns. A line is as long as it needs to be: a digest cut in two is of no use. */
public final class Table {
    private static final int GAP = 2;

    private final List<List<Text>> rows = new ArrayList<>();
    private final String margin;

    private Table(String margin) {
        this.margin = margin;
    }

    /** A table under these headings. */
    public static Table of(String... headings) {
        return new Table("").headed(headings);
    }

    /** A table under these headings, moved to the right by some blanks. */
    public static Table indented(int blanks, String... headings) {
        return new Table(" ".repeat(blanks)).headed(headings);
    }

    /** Names and values, one pair a row, without headings. */
    public static Table ofPairs(int blanks) {
        return new Table(" ".repeat(blanks));
    }

    private Table headed(String... headings) {
        rows.add(Arrays.stream(headings)
                .map(heading -> new Text(heading, Tone.HEADING))
                .toList());
        return this;
    }

    public Table row(Text... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public Table row(String... cells) {
        List<Text> row = new ArrayList<>(cells.length);
        for (String cell : cells) {
            row.add(Text.of(cell));
        }
        rows.add(row);
        return this;
    }

    /** The lines, each with its line feed; trailing blanks are left out. */
    public String render(Palette palette) {
        int[] widths = widths();
        StringBuilder out = new StringBuilder();
        for (List<Text> row : rows) {
            StringBuilder line = new StringBuilder(margin);
            int blanks = 0;
            for (int column = 0; column < row.size(); column++) {
                Text cell = row.get(column);
                if (cell.width() > 0) {
                    line.append(" ".repeat(blanks)).append(cell.in(palette));
                    blanks = 0;
                }
                blanks += widths[column] - cell.width() + GAP;
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private int[] widths() {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<Text> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], row.get(column).width());
            }
        }
        return widths;
    }
}
