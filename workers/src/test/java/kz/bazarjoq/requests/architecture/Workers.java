package kz.bazarjoq.requests.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.camunda.client.annotation.JobWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a worker looks like. */
final class Workers {

    private static final Pattern JOB_TYPE = Pattern.compile("[a-z]+\\.[a-z]+(-[a-z]+)*");
    private static final int LONGEST = 40;

    private Workers() {}

    /** One method with a job type in the house's form, in at most {@value LONGEST} lines of class. */
    static ArchCondition<JavaClass> doOneJob() {
        return new ArchCondition<>("have one method for one job type, in at most " + LONGEST + " lines") {
            @Override
            public void check(JavaClass worker, ConditionEvents events) {
                var types = worker.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(JobWorker.class))
                        .map(method ->
                                method.getAnnotationOfType(JobWorker.class).type())
                        .toList();
                if (types.size() != 1 || !JOB_TYPE.matcher(types.getFirst()).matches()) {
                    events.add(SimpleConditionEvent.violated(
                            worker, "%s does %s, not one job <feature>.<verb-object>".formatted(worker, types)));
                }
                var lines = lines(worker);
                if (lines > LONGEST) {
                    events.add(SimpleConditionEvent.violated(worker, "%s has %d lines".formatted(worker, lines)));
                }
            }
        };
    }

    /** From the line that declares the class to the last one. */
    private static long lines(JavaClass worker) {
        var file = Path.of("workers/src/main/java", worker.getName().replace('.', '/') + ".java");
        try (var lines = Files.lines(file)) {
            return lines.dropWhile(line -> !line.contains("class " + worker.getSimpleName()))
                    .count();
        } catch (IOException failure) {
            throw new UncheckedIOException("The tests run in the folder of pom.xml", failure);
        }
    }
}
