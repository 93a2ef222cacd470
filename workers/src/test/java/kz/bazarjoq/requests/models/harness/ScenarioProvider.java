package kz.bazarjoq.requests.models.harness;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test its scenario, and checks afterwards what holds for all of them. */
final class ScenarioProvider implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(ScenarioProvider.class);
    private static final Set<Class<?>> RUN = ConcurrentHashMap.newKeySet();

    /** The classes of process tests that ran. */
    static Set<Class<?>> run() {
        return Set.copyOf(RUN);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        RUN.add(context.getRequiredTestClass());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scenario.class;
    }

    @Override
    public Scenario resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).computeIfAbsent(Scenario.class, type -> new Scenario(), Scenario.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var scenario = context.getStore(NAMESPACE).get(Scenario.class, Scenario.class);
        if (scenario != null) {
            scenario.finish(context.getExecutionException().isPresent());
        }
    }
}
