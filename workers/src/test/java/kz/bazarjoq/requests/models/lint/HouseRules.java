package kz.bazarjoq.requests.models.lint;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.lint.Models.UnreadableModelException;

/** The rules of the house that no general lint knows. They need neither Node nor an engine and take a few seconds. */
public enum HouseRules {
    DIAGRAMS,
    TASKS,
    LETTERS,
    FORMS,
    TABLES,
    RIGHTS,
    REFUSALS;

    /** What in a folder of processes breaks these rules, each once. */
    public static List<Finding> broken(Path folder) {
        try {
            var models = Models.in(folder);
            return Stream.of(values())
                    .flatMap(rules -> rules.brokenBy(models))
                    .distinct()
                    .toList();
        } catch (UnreadableModelException unreadable) {
            return List.of(unreadable.finding());
        }
    }

    /** What in these models breaks the rules of this kind, in the order of the files. */
    Stream<Finding> brokenBy(Models models) {
        return check(models).sorted(Comparator.comparing(Finding::file).thenComparing(Finding::element));
    }

    private Stream<Finding> check(Models models) {
        return switch (this) {
            case DIAGRAMS -> DiagramRules.broken(models);
            case TASKS -> TaskRules.broken(models);
            case LETTERS -> LetterRules.broken(models);
            case FORMS -> FormRules.broken(models);
            case TABLES -> TableRules.broken(models);
            case RIGHTS -> RightRules.broken(models);
            case REFUSALS -> models.all().stream().flatMap(model -> RefusalProof.faults(models, model).stream());
        };
    }
}
