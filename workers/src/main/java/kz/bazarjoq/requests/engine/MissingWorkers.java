package kz.bazarjoq.requests.engine;

import io.camunda.client.annotation.JobWorker;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.engine.ModelDeployment.ModelsDeployed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Says which tasks of the deployed models nobody will do: a mistyped job type would let requests wait in silence. */
@Component
class MissingWorkers {

    private static final Logger LOG = LoggerFactory.getLogger(MissingWorkers.class);

    private final ApplicationContext context;
    private final ProcessFiles files;

    MissingWorkers(ApplicationContext context, ProcessFiles files) {
        this.context = context;
        this.files = files;
    }

    @EventListener
    void tell(ModelsDeployed event) {
        var missing = find();
        if (!missing.isEmpty()) {
            LOG.warn(
                    "No worker here does {}; a request that reaches such a task waits there while its clocks run",
                    missing.entrySet().stream()
                            .map(type -> "%s (in %s)".formatted(type.getKey(), String.join(", ", type.getValue())))
                            .collect(Collectors.joining("; ")));
        }
    }

    /** The job types without a worker, each with the files that use it. */
    SortedMap<String, Set<String>> find() {
        var missing = new TreeMap<String, Set<String>>();
        var known = workers().collect(Collectors.toSet());
        for (var diagram : files.diagrams()) {
            diagram.all(ZeebeTaskDefinition.class)
                    .map(ZeebeTaskDefinition::getType)
                    .filter(type -> !type.startsWith("=") && !known.contains(type))
                    .forEach(type -> missing.computeIfAbsent(type, unknown -> new TreeSet<>())
                            .add(diagram.file()));
        }
        return missing;
    }

    private Stream<String> workers() {
        return Arrays.stream(context.getBeanNamesForType(Object.class, false, false))
                .flatMap(bean -> Stream.ofNullable(context.getType(bean, false)))
                .flatMap(type -> Arrays.stream(ReflectionUtils.getUniqueDeclaredMethods(ClassUtils.getUserClass(type))))
                .flatMap(method -> Stream.ofNullable(AnnotationUtils.findAnnotation(method, JobWorker.class)))
                .map(JobWorker::type);
    }
}
