package kz.bazarjoq.requests.local;

import java.util.Locale;

/** What listens on a port when the platform runs, with the port it has unless another is chosen. */
public enum Service {
    POSTGRES(15432),
    SMTP(13025),
    IMAP(13143),
    OPENSEARCH(19200),
    CAMUNDA(8080),
    CAMUNDA_GRPC(26500),
    CAMUNDA_COMMAND(26501),
    CAMUNDA_INTERNAL(26502),
    CAMUNDA_MANAGEMENT(9600),
    WORKERS(8081),
    MAIL_PAGE(8082);

    private final int usualPort;

    Service(int usualPort) {
        this.usualPort = usualPort;
    }

    int usualPort() {
        return usualPort;
    }

    /** The name by which its port is chosen, such as {@code camunda-grpc}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
