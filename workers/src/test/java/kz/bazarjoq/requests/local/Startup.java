package kz.bazarjoq.requests.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Starts parts side by side, each as soon as those that it needs are ready; the first failure ends the waiting. */
final class Startup {

    private final Progress progress;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<CompletableFuture<?>> steps = new ArrayList<>();
    private final CompletableFuture<Void> failed = new CompletableFuture<>();

    Startup(Progress progress) {
        this.progress = progress;
    }

    /** Starts the part when the others are ready. */
    Step start(Part part, Step... after) {
        return run(() -> startTimed(part), after);
    }

    /** Runs something when the others are done. */
    Step run(Runnable action, Step... after) {
        var needed = Stream.of(after).map(Step::end).toArray(CompletableFuture[]::new);
        var end = CompletableFuture.allOf(needed).thenRunAsync(action, threads);
        steps.add(end.whenComplete((done, failure) -> {
            if (failure != null) {
                failed.completeExceptionally(failure);
            }
        }));
        return new Step(end);
    }

    /** Returns when all is ready; throws what first went wrong. */
    void await() {
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new)), failed)
                    .join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private void startTimed(Part part) {
        progress.say("Starting " + part.name());
        try (var patience = new Patience(part.name(), progress)) {
            part.start();
            progress.say("Ready: %s (%.1f s)".formatted(part.name(), patience.seconds()));
        }
    }

    /** Something that is being started. */
    record Step(CompletableFuture<Void> end) {}
}
