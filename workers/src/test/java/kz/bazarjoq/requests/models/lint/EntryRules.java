package kz.bazarjoq.requests.models.lint;

import static scala.jdk.javaapi.CollectionConverters.asJava;

import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.lint.Forms.Ground;
import kz.bazarjoq.requests.models.lint.Models.Model;
import org.camunda.feel.syntaxtree.Conjunction;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;

/**
 * What a user task takes of what is entered: nothing that was entered before, and no ground that its form hasn't offered. A form
 * sees to it by itself; who completes the task past the form doesn't.
 */
final class EntryRules {

    private EntryRules() {}

    static Stream<Finding> broken(Model model) {
        var forms = new Forms(model);
        return model.elements(UserTask.class).stream()
                .flatMap(task -> Stream.concat(remembered(forms, task), notOffered(forms, task))
                        .map(rule -> model.lacks(task.getId(), rule)));
    }

    private static Stream<String> remembered(Forms forms, UserTask task) {
        return forms.decided(task).stream()
                .filter(field -> Mapping.inputs(task).stream()
                        .noneMatch(input -> input.getTarget().equals(field)
                                && input.getSource().equals("=null")))
                .map("its input empties %s (=null), so that no earlier answer is taken for this one"::formatted);
    }

    private static Stream<String> notOffered(Forms forms, UserTask task) {
        return forms.grounds(task).stream()
                .filter(ground -> Mapping.outputs(task).isEmpty()
                        || Mapping.outputs(task).stream().anyMatch(output -> !isOnlyOffered(output, ground)))
                .map(ground ->
                        "its outputs take the %s only where %s offers it: some offered in %s satisfies offered.value = …"
                                .formatted(ground.field(), ground.offered(), ground.offered()));
    }

    private static boolean isOnlyOffered(ZeebeOutput output, Ground ground) {
        return Feel.parse(output.getSource())
                .map(source -> isOnlyOffered(source, new Taken(ground, lines(source, ground)), Set.of()))
                .orElse(true);
    }

    /** What an expression asks about isn't taken by it; what it results in is. */
    private static boolean isOnlyOffered(Exp part, Taken taken, Set<Exp> offered) {
        return switch (part) {
            case If choice -> {
                var more = new HashSet<>(offered);
                offeredBy(choice.condition(), taken.ground()).forEach(more::add);
                yield isOnlyOffered(choice.statement(), taken, more)
                        && isOnlyOffered(choice.elseStatement(), taken, offered);
            }
            case Equal comparison -> true;
            case SomeItem question -> true;
            case EveryItem question -> true;
            default -> taken.matches(part)
                    ? offered.contains(part)
                    : Feel.children(part).allMatch(inner -> isOnlyOffered(inner, taken, offered));
        };
    }

    /** What a condition has found among the grounds that a form offers. */
    private static Stream<Exp> offeredBy(Exp condition, Ground ground) {
        return switch (condition) {
            case Conjunction and -> Stream.concat(offeredBy(and.x(), ground), offeredBy(and.y(), ground));
            case SomeItem some -> found(some, ground).stream();
            default -> Stream.empty();
        };
    }

    private static Optional<Exp> found(SomeItem some, Ground ground) {
        var offered = some.iterators().head();
        return some.iterators().size() == 1
                        && named(offered._2()).equals(Optional.of(ground.offered()))
                        && some.condition() instanceof Equal same
                        && named(same.x()).equals(Optional.of(offered._1() + ".value"))
                ? Optional.of(same.y())
                : Optional.empty();
    }

    /** The names that an expression gives to the lines of the list in which the ground is entered. */
    private static Set<String> lines(Exp source, Ground ground) {
        return Feel.parts(source)
                .flatMap(part -> part instanceof For loop ? asJava(loop.iterators()).stream() : Stream.empty())
                .filter(line -> isOf(line._2(), ground.list()))
                .map(line -> line._1())
                .collect(Collectors.toSet());
    }

    private static boolean isOf(Exp lines, String list) {
        return lines instanceof Filter filter
                ? isOf(filter.list(), list)
                : named(lines).equals(Optional.of(list));
    }

    private static Optional<String> named(Exp expression) {
        return expression instanceof Ref variable
                ? Optional.of(String.join(".", asJava(variable.names())))
                : Optional.empty();
    }

    /** An entered ground, as an expression of its task may name it. */
    private record Taken(Ground ground, Set<String> lines) {

        boolean matches(Exp part) {
            return switch (part) {
                case Ref variable -> names().contains(named(variable).orElse(""));
                case PathExpression path -> path.key().equals(ground.field()) && isOf(path.path(), ground.list());
                default -> false;
            };
        }

        private Set<String> names() {
            return ground.list().isEmpty()
                    ? Set.of(ground.field())
                    : Stream.concat(lines.stream(), Stream.of(ground.list()))
                            .map(line -> line + "." + ground.field())
                            .collect(Collectors.toSet());
        }
    }
}
