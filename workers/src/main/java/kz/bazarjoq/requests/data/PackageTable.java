package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a table that the PDF shows: the first ones, as many as a person may want to read. All of them are in the file for
 * machines.
 */
final class PackageTable {

    private static final int MOST_ROWS = 200;
    private static final int MOST_LETTERS = 60_000;

    private final String source;
    private final String name;
    private final SourceMap.Table table;
    private final List<PersonRow> shown = new ArrayList<>();
    private long rows;
    private int letters;

    PackageTable(String source, String name, SourceMap.Table table) {
        this.source = source;
        this.name = name;
        this.table = table;
    }

    void add(PersonRow row) {
        rows++;
        if (shown.size() == rows - 1 && shown.size() < MOST_ROWS && letters < MOST_LETTERS) {
            shown.add(row);
            for (var value : row.values()) {
                letters += value == null ? 0 : value.toString().length();
            }
        }
    }

    String source() {
        return source;
    }

    String name() {
        return name;
    }

    SourceMap.Table table() {
        return table;
    }

    List<PersonRow> shown() {
        return List.copyOf(shown);
    }

    long rows() {
        return rows;
    }
}
