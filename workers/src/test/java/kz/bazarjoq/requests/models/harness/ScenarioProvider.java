package kz.bazarjoq.requests.models.harness;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** Gives each test its scenario, if its folder is to be checked, and checks afterwards what holds for all of them. */
final class ScenarioProvider implements ExecutionCondition, BeforeAllCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(ScenarioProvider.class);
    private static final Set<Class<?>> RUN = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean REFUSED = new AtomicBoolean();

    /** The classes of process tests that ran. */
    static Set<Class<?>> run() {
        return Set.copyOf(RUN);
    }

    /** Whether the engine refused the models, which the first class of process tests says. */
    static boolean refused() {
        return REFUSED.get();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestClass().isEmpty() || Folders.areChosen(tests(context))
                ? ConditionEvaluationResult.enabled("runs what is to be checked")
                : ConditionEvaluationResult.disabled("runs nothing of processes/" + Folders.chosen());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        try {
            Engine.running();
        } catch (AssertionError refusal) {
            if (REFUSED.getAndSet(true)) {
                throw new TestAbortedException("What the engine refuses is said once, above");
            }
            throw refusal;
        }
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
            var failed = context.getExecutionException().isPresent();
            scenario.finish(failed);
            if (!failed) {
                Folders.check(tests(context), scenario.processes());
            }
        }
    }

    /** The class that is annotated, for a test of a class nested in it as well. */
    private static Class<?> tests(ExtensionContext context) {
        var type = context.getRequiredTestClass();
        while (!type.isAnnotationPresent(ProcessTest.class)) {
            type = Objects.requireNonNull(type.getEnclosingClass());
        }
        return type;
    }
}
