package kz.bazarjoq.requests.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** The workers, in this process. */
public final class WorkersPart implements Part {

    private final Platform platform;
    private final Map<String, String> extra;
    private volatile @Nullable ConfigurableApplicationContext running;

    WorkersPart(Platform platform) {
        this(platform, Map.of());
    }

    private WorkersPart(Platform platform, Map<String, String> extra) {
        this.platform = platform;
        this.extra = Map.copyOf(extra);
    }

    /** Workers of the same platform with other settings, not yet started; only one at a time. */
    public WorkersPart with(Map<String, String> properties) {
        return new WorkersPart(platform, properties);
    }

    /** Where their pages are. */
    public String url() {
        return platform.ports().url(Service.WORKERS);
    }

    /** The beans of the running workers. */
    public ConfigurableApplicationContext context() {
        var context = running;
        if (context == null) {
            throw new IllegalStateException("The workers aren't running");
        }
        return context;
    }

    @Override
    public String name() {
        return "Workers";
    }

    @Override
    public Path log() {
        return platform.state().log("workers");
    }

    @Override
    public void start() {
        if (running != null) {
            return;
        }
        System.setProperty(Platform.LOGS, platform.state().logs().toString());
        var properties =
                new TreeMap<>(new WorkersSettings(platform, platform.ports().of(Service.WORKERS)).properties());
        properties.putAll(extra);
        try {
            running = WorkersMain.run(properties);
            awaitForms();
        } catch (LocalFailure failure) {
            stop();
            throw failure;
        } catch (RuntimeException failure) {
            throw new LocalFailure(
                    "The workers don't start: "
                            + NestedExceptionUtils.getMostSpecificCause(failure).getMessage(),
                    "Their log says more: " + log()
                            + "\nIf the data of an earlier version are in the way, start afresh with -Dfresh (this forgets"
                            + " all local requests).",
                    failure);
        }
    }

    /** Waits until Tasklist knows the forms that were deployed last; a task that comes before its form never shows it. */
    public void awaitForms() {
        new TasklistForms(platform.ports()).await(new DeployedModels(context()).await());
    }

    @Override
    public boolean hasDied() {
        var context = running;
        return context != null && !context.isActive();
    }

    @Override
    public void stop() {
        var context = running;
        if (context != null) {
            running = null;
            context.close();
        }
    }
}
