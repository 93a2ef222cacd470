package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.postgresql.util.ByteStreamWriter;

/** Rows for one table, gathered as CSV and handed to PostgreSQL in one go. */
final class CopyTable {

    private final String columns;
    private final StringBuilder csv = new StringBuilder();

    /** The table with the columns that rows are given in, such as {@code shop.device (device_id, customer_id)}. */
    CopyTable(String columns) {
        this.columns = columns;
    }

    /** The table, such as {@code shop.device}. */
    String name() {
        return columns.substring(0, columns.indexOf(' '));
    }

    void row(@Nullable Object... values) {
        for (var place = 0; place < values.length; place++) {
            if (place > 0) {
                csv.append(',');
            }
            append(values[place]);
        }
        csv.append('\n');
    }

    /** The rows as they are handed over. */
    byte[] bytes() {
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    void copy(CopyManager manager) throws SQLException, IOException {
        if (!csv.isEmpty()) {
            manager.copyIn(
                    "copy " + columns + " from stdin with (format csv, encoding 'UTF8')",
                    ByteStreamWriter.of(java.nio.ByteBuffer.wrap(bytes())));
        }
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            return;
        }
        if (value instanceof Number) {
            csv.append(value);
            return;
        }
        var text = value.toString();
        csv.append('"')
                .append(text.indexOf('"') < 0 ? text : text.replace("\"", "\"\""))
                .append('"');
    }
}
