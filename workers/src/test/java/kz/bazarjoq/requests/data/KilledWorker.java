package kz.bazarjoq.requests.data;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that does one thing and stops at a statement, for being killed there. */
public final class KilledWorker {

    /** What it says when it has come to the statement. */
    static final String THERE = "THERE";

    private KilledWorker() {}

    /** Takes the act, the number of the statement, and the addresses of the product's, the shop's and the call centre's database. */
    public static void main(String... arguments) {
        var act = Act.valueOf(arguments[0]);
        var statement = Integer.parseInt(arguments[1]);
        CountedDriver.tell(sql -> {});
        try (var product = FaultContext.start(new FaultContext.Databases(arguments[2], arguments[3], arguments[4]))) {
            var passed = new AtomicInteger();
            CountedDriver.tell(sql -> {
                if (passed.incrementAndGet() == statement) {
                    waitForTheEnd();
                }
            });
            act.run(product);
            waitForTheEnd();
        }
    }

    private static void waitForTheEnd() {
        System.out.println(THERE);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException killed) {
            throw new IllegalStateException(killed);
        }
    }
}
