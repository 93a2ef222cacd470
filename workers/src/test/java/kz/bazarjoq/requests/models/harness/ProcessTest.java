package kz.bazarjoq.requests.models.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of process tests: each test is given a {@link Scenario} of its own on the one broker of the run. The models count
 * as covered only by what all classes together have passed.
 *
 * <p>With {@code -Dfolder=<folder>} only the classes run that name this folder of {@code processes/}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ScenarioProvider.class)
@Order(ProcessTest.ORDER)
public @interface ProcessTest {

    /** Process tests run before everything else, and the check of what they covered right after them. */
    int ORDER = 1;

    /** The folders of {@code processes/} whose models or tables the scenarios run, the called ones included. */
    String[] value();
}
