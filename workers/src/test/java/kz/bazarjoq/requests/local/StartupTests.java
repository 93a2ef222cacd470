package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StartupTests {

    private final Set<String> done = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Startup startup = new Startup(Progress.SILENT);

    @Test
    void startsAPartWhenThoseThatItNeedsAreReady() {
        var store = startup.run(() -> done.add("store"));
        var engine = startup.run(() -> done.add("engine"), store);
        startup.run(() -> done.add("workers"), engine);

        startup.await();

        assertThat(done).containsExactly("store", "engine", "workers");
    }

    @Test
    void tellsTheFirstFailureWithoutWaitingForTheRest() {
        var never = new CountDownLatch(1);
        startup.run(() -> {
            try {
                never.await();
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        });
        var store = startup.run(() -> {
            throw new LocalFailure("The store is broken.", "Mend it.");
        });
        startup.run(() -> done.add("engine"), store);

        assertThatExceptionOfType(LocalFailure.class)
                .isThrownBy(startup::await)
                .withMessageContaining("The store is broken.");
        assertThat(done).isEmpty();
        never.countDown();
    }
}
