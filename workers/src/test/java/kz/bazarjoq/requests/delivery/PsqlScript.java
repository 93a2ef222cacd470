package kz.bazarjoq.requests.delivery;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Runs a script as the container's psql does, as far as our scripts go: \getenv, \if, \connect, \ir and :'variables'. */
final class PsqlScript {

    private static final Pattern QUOTED_VARIABLE = Pattern.compile(":'(\\w+)'");

    private final EmbeddedPostgres postgres;
    private final Map<String, String> environment;
    private final UnaryOperator<Path> mounted;
    private final Map<String, String> variables = new HashMap<>();
    private JdbcClient connection;
    private boolean skipping;

    /** @param mounted the file of ours that stands at this path of the container */
    PsqlScript(EmbeddedPostgres postgres, Map<String, String> environment, UnaryOperator<Path> mounted) {
        this.postgres = postgres;
        this.environment = environment;
        this.mounted = mounted;
        this.connection = connectTo("postgres");
    }

    void run(Path script) {
        var statement = new StringBuilder();
        for (var line : Compose.read(script).lines().toList()) {
            if (line.startsWith("\\")) {
                command(line.substring(1).split(" ", -1));
            } else if (!skipping && !line.startsWith("--")) {
                statement.append(line).append('\n');
                // Within $$ stands the body of a function, whose statements are no statements of the script.
                if (line.endsWith(";") && statement.toString().split("\\$\\$", -1).length % 2 == 1) {
                    connection.sql(substituted(statement.toString())).update();
                    statement.setLength(0);
                }
            }
        }
    }

    private void command(String[] words) {
        switch (words[0]) {
            case "getenv" -> variables.put(words[1], environment.getOrDefault(words[2], ""));
            case "if" -> skipping = !"yes".equals(variables.get(words[1].substring(1)));
            case "endif" -> skipping = false;
            case "connect" -> connection = connectTo(words[1]);
            case "ir" -> run(mounted.apply(Path.of(words[1])));
            default -> throw new IllegalArgumentException("What does psql do on \\" + words[0] + "?");
        }
    }

    private String substituted(String sql) {
        return QUOTED_VARIABLE
                .matcher(sql)
                .replaceAll(match -> Matcher.quoteReplacement(
                        "'" + variables.getOrDefault(match.group(1), "").replace("'", "''") + "'"));
    }

    private JdbcClient connectTo(String database) {
        // One connection, because the script sets the search path for what follows.
        return JdbcClient.create(new SingleConnectionDataSource(postgres.getJdbcUrl("postgres", database), true));
    }
}
