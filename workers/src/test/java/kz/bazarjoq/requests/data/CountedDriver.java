package kz.bazarjoq.requests.data;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's driver under {@code jdbc:counted:postgresql:}, which tells of everything that changes something before it happens:
 * statements that write or lock, and commits. Between two of them the database is the same whatever was read.
 */
public final class CountedDriver implements Driver {

    private static final String PREFIX = "jdbc:counted:";
    private static volatile Consumer<String> listener = what -> {};

    static {
        try {
            DriverManager.registerDriver(new CountedDriver());
        } catch (SQLException failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }

    /** The same database by this driver. */
    static String url(String url) {
        return url.replace("jdbc:", PREFIX);
    }

    /** Tells somebody else from now on. */
    static void tell(Consumer<String> somebody) {
        listener = somebody;
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        return acceptsURL(url) ? watched(DriverManager.getConnection(url.replace(PREFIX, "jdbc:"), properties)) : null;
    }

    private static Connection watched(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("commit")) {
                listener.accept("commit");
            }
            var result = invoke(connection, method, arguments);
            if (result instanceof PreparedStatement prepared) {
                return watched(PreparedStatement.class, prepared, (String) arguments[0]);
            }
            return result instanceof Statement statement ? watched(Statement.class, statement, "") : result;
        });
    }

    private static <T extends Statement> T watched(Class<T> type, T statement, String sql) {
        return proxy(type, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                var text = arguments != null && arguments.length > 0 ? (String) arguments[0] : sql;
                if (changes(text.strip().toLowerCase(Locale.ROOT))) {
                    listener.accept(text);
                }
            }
            return invoke(statement, method, arguments);
        });
    }

    private static boolean changes(String sql) {
        return !sql.startsWith("select") || sql.contains("for update") || sql.contains("pg_advisory");
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(CountedDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
