package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/** Rows for one table, gathered as CSV and handed to PostgreSQL in one go. */
final class CopyTable {

    private final String columns;
    private final StringBuilder csv = new StringBuilder();

    /** The table with the columns that rows are given in, such as {@code shop.device (device_id, customer_id)}. */
    CopyTable(String columns) {
        this.columns = columns;
    }

    void row(@Nullable Object... values) {
        csv.append(Stream.of(values).map(CopyTable::quoted).collect(Collectors.joining(",", "", "\n")));
    }

    void copy(CopyManager manager) throws SQLException, IOException {
        manager.copyIn("copy " + columns + " from stdin with (format csv)", new StringReader(csv.toString()));
    }

    private static String quoted(@Nullable Object value) {
        return value == null ? "" : '"' + value.toString().replace("\"", "\"\"") + '"';
    }
}
