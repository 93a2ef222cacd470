package kz.bazarjoq.requests.models.harness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The path of a scenario: all that happened to elements and flows, in the order of the log. */
final class Steps {

    private final List<Step> steps = new ArrayList<>();

    void add(Step step) {
        steps.add(step);
    }

    Stream<Step> all() {
        return steps.stream();
    }

    /** The elements of a process to which this happened. */
    List<String> elements(String process, Predicate<Step> what) {
        return all().filter(step -> step.process().equals(process) && what.test(step))
                .map(Step::element)
                .toList();
    }

    List<String> activeElements() {
        var active = new LinkedHashMap<Long, String>();
        for (var step : steps) {
            if (step.isActivation() && !step.isProcess()) {
                active.put(step.key(), step.element());
            } else if (step.isGone()) {
                active.remove(step.key());
            }
        }
        return List.copyOf(active.values());
    }

    Set<String> processes() {
        return all().map(Step::process).collect(Collectors.toSet());
    }

    /** The process of the first of these instances. */
    String processOf(Collection<Long> instances) {
        return all().filter(step -> instances.contains(step.instance()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No process was started"))
                .process();
    }
}
