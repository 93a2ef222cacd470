package kz.bazarjoq.requests.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A small mail program in the browser, for whoever tries the product and for all its customers. */
public final class MailPagePart implements Part {

    private final MailPart mail;
    private final Ports ports;
    private @Nullable HttpServer server;

    MailPagePart(MailPart mail, Ports ports) {
        this.mail = mail;
        this.ports = ports;
    }

    /** Where the browser finds it. */
    public String url() {
        return ports.url(Service.MAIL_PAGE);
    }

    @Override
    public String name() {
        return "Mail page";
    }

    @Override
    public Path log() {
        return mail.log();
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        try {
            var port = ports.of(Service.MAIL_PAGE);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/", new MailPageHandler(new MailPages(mail), port));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
        } catch (IOException failure) {
            throw new LocalFailure(
                    "The mail page doesn't start: " + failure.getMessage(),
                    "Choose another port with -Dports.mail-page=18082.",
                    failure);
        }
    }

    @Override
    public boolean hasDied() {
        // Its server ends only when it is stopped.
        return false;
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }
}
