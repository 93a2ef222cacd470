package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** Runs one OpenSearch node in this process; the runner's own main class can't listen on a port above 9299. */
final class OpenSearchMain {

    private OpenSearchMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var runner = new OpenSearchRunner();
        runner.setMaxHttpPort(-1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner)));
        runner.build(arguments);
        new CountDownLatch(1).await();
    }

    private static void close(OpenSearchRunner runner) {
        try {
            runner.close();
        } catch (IOException failure) {
            runner.print("OpenSearch doesn't close: " + failure.getMessage());
        }
    }
}
