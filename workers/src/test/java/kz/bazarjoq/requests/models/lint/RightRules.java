package kz.bazarjoq.requests.models.lint;

import io.camunda.zeebe.model.bpmn.instance.TimeDate;
import java.util.List;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.lint.Models.Model;

/** What makes a process a right: its names, its clause, its place, and the timers of its deadline. */
final class RightRules {

    private static final List<String> PROPERTIES =
            List.of("policyClause", "policyOrder", "name.ru", "name.kk", "name.en");
    private static final List<String> TIMERS =
            List.of("deadline.remindAt", "deadline.overdueAt", "deadline.laterDueAt");

    private RightRules() {}

    static Stream<Finding> broken(Models models) {
        return models.rights().stream().flatMap(right -> Stream.concat(unnamed(right), clockless(models, right)));
    }

    private static Stream<Finding> unnamed(Model right) {
        var properties = right.properties();
        return "true".equals(properties.get("right")) && properties.keySet().containsAll(PROPERTIES)
                ? Stream.empty()
                : Stream.of(right.lacks(
                        right.process().getId(),
                        "its extension properties name the right: right = true, " + String.join(", ", PROPERTIES)));
    }

    private static Stream<Finding> clockless(Models models, Model right) {
        var dates = models.withCalled(right).stream()
                .flatMap(model -> model.elements(TimeDate.class).stream())
                .map(TimeDate::getTextContent)
                .toList();
        return TIMERS.stream()
                .filter(timer -> dates.stream().noneMatch(date -> date.contains(timer)))
                .map(timer -> right.lacks("", "the right, or what it calls, carries the timer of " + timer));
    }
}
