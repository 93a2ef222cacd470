package kz.bazarjoq.requests.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Says what went wrong without what it went wrong with: the classes of an exception and its causes and the place in our
 * code. Messages of exceptions are left out, because they may hold personal data, but for those that are {@link DataFree}.
 */
public final class FailureReport {

    private static final String OURS = "kz.bazarjoq.requests.";

    private FailureReport() {}

    /** Such as {@code MailSendException < ConnectException at Outbox.deliver:57}. */
    public static String of(Throwable failure) {
        return String.join(" < ", classes(failure)) + place(failure) + message(failure);
    }

    /** The innermost cause's class, short, such as {@code ConnectException}, and its message where that holds no data. */
    static String code(Throwable failure) {
        return classes(failure).getLast() + message(failure);
    }

    private static String message(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataFree) {
                return ": " + cause.getMessage();
            }
        }
        return "";
    }

    private static List<String> classes(Throwable failure) {
        var names = new ArrayList<String>();
        for (Throwable cause = failure; cause != null && names.size() < 8; cause = cause.getCause()) {
            names.add(cause.getClass().getSimpleName());
        }
        return names;
    }

    private static String place(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS)
                        && !frame.getClassName().contains("$$"))
                .findFirst()
                .map(frame -> " at %s.%s:%d"
                        .formatted(
                                frame.getClassName()
                                        .substring(frame.getClassName().lastIndexOf('.') + 1),
                                frame.getMethodName(),
                                frame.getLineNumber()))
                .orElse("");
    }
}
