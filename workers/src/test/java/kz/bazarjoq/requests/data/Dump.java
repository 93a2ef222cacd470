package kz.bazarjoq.requests.data;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A whole database as text, for looking whether something is in it: every row of every table as {@code COPY} writes it, those of the
 * catalogue included (but for what a new database has in it), which is all that {@code pg_dump} reads. The server that the tests start
 * comes without that program.
 */
record Dump(List<Table> tables) {

    private static final int SHORTEST_CODE = 10;

    static Dump of(DataSource database) {
        var names = JdbcClient.create(database)
                .sql(
                        """
                        select format('%I.%I', nspname, relname) || case when nspname = 'pg_catalog' and attname = 'oid'
                                   then ' where oid >= 16384' else '' end
                        from pg_class c join pg_namespace n on n.oid = relnamespace
                             left join pg_attribute a on a.attrelid = c.oid and attname = 'oid'
                        where relkind in ('r', 'm') and nspname <> 'information_schema' order by 1""")
                .query((row, index) -> row.getString(1))
                .list();
        var tables = new ArrayList<Table>();
        try (var connection = database.getConnection()) {
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var name : names) {
                var rows = new StringWriter();
                copies.copyOut("copy (select * from %s) to stdout".formatted(name), rows);
                tables.add(new Table(
                        name.replaceFirst(" where .*", ""), rows.toString().toLowerCase(Locale.ROOT)));
            }
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        }
        return new Dump(tables);
    }

    /** The tables in which a value stands, whatever its letters: as it is, or as other formats write it. */
    Set<String> tablesWith(String value) {
        var forms = forms(value);
        return tables.stream()
                .filter(table -> forms.stream().anyMatch(table.rows()::contains))
                .map(Table::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> forms(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        var ascii = value.chars()
                .mapToObj(letter -> letter < 128 ? Character.toString((char) letter) : "\\u%04x".formatted(letter))
                .collect(Collectors.joining());
        var codes = Stream.of(
                        HexFormat.of().formatHex(bytes),
                        ascii,
                        URLEncoder.encode(value, StandardCharsets.UTF_8),
                        base64(bytes, 0),
                        base64(bytes, 1),
                        base64(bytes, 2))
                .filter(code -> code.length() >= SHORTEST_CODE);
        return Stream.concat(Stream.of(value), codes)
                // COPY doubles backslashes, once more where they stood in JSON.
                .flatMap(form -> Stream.of(form, form.replace("\\", "\\\\"), form.replace("\\", "\\\\\\\\")))
                .flatMap(form -> Stream.of(form, form.replace("\"", "\\\""), form.replace("\"", "\\\\\"")))
                .map(form -> form.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** What base64 writes in the middle of a longer text, so many bytes after a group of three began. */
    private static String base64(byte[] bytes, int before) {
        var longer = new byte[bytes.length + before];
        System.arraycopy(bytes, 0, longer, before, bytes.length);
        var code = Base64.getEncoder().withoutPadding().encodeToString(longer);
        var end = longer.length % 3 == 0 ? code.length() : code.length() - 1;
        return code.substring(before == 0 ? 0 : before + 1, end);
    }

    /** Those of these texts that stand in a file of the database on the disk, once the server has written what it has. */
    static Set<String> onDisk(DataSource database, Collection<String> texts) {
        var jdbc = JdbcClient.create(database);
        jdbc.sql("checkpoint").update();
        var folder = Path.of(jdbc.sql("show data_directory").query(String.class).single())
                .resolve("base")
                .resolve(jdbc.sql("select cast(oid as text) from pg_database where datname = current_database()")
                        .query(String.class)
                        .single());
        try (var files = Files.list(folder)) {
            var contents = files.map(Dump::content).toList();
            // Bytes as letters, one for one.
            return texts.stream()
                    .filter(text -> contents.stream()
                            .anyMatch(content -> content.contains(
                                    new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /**
     * A table's rows.
     *
     * @param rows as text, in small letters
     */
    record Table(String name, String rows) {}
}
