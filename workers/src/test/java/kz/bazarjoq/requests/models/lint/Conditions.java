package kz.bazarjoq.requests.models.lint;

import static scala.jdk.javaapi.CollectionConverters.asJava;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.feel.syntaxtree.Conjunction;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Disjunction;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.GreaterThan;
import org.camunda.feel.syntaxtree.LessOrEqual;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;

/** The ways in which a condition may hold or not hold, each as what is known then. */
final class Conditions {

    private static final Set<Set<Fact>> SURELY = Set.of(Set.of());
    private static final Set<Set<Fact>> NEVER = Set.of();

    private Conditions() {}

    /** The ways in which an expression of the model is true, or isn't. */
    static Set<Set<Fact>> ways(String condition, boolean holds) {
        return Feel.parse(condition)
                .map(parsed -> ways(parsed, holds))
                .orElseGet(() -> Set.of(Set.of(new Fact(condition, holds, Fact.TRUE))));
    }

    static Set<Set<Fact>> ways(Exp condition, boolean holds) {
        return switch (condition) {
            case Conjunction and -> joined(and.x(), and.y(), holds, holds);
            case Disjunction or -> joined(or.x(), or.y(), holds, !holds);
            case Not not -> ways(not.x(), !holds);
            case ConstBool constant -> constant.value() == holds ? SURELY : NEVER;
            case FunctionInvocation call -> called(call, holds);
            case SomeItem some -> Set.of(Set.of(some(some.iterators().toString(), some.condition(), holds)));
            case EveryItem every -> isTrueOrFalse(every.condition())
                    ? Set.of(Set.of(some(every.iterators().toString(), negated(every.condition()), !holds)))
                    : Set.of(Set.of(fact(every, holds)));
            default -> Set.of(
                    Stream.concat(Stream.of(fact(condition, holds)), holds ? counted(condition) : Stream.empty())
                            .collect(Collectors.toUnmodifiableSet()));
        };
    }

    /** That every item is something is the same as that none is something else. */
    private static Fact some(String items, Exp condition, boolean holds) {
        return new Fact("some %s %s".formatted(items, condition), holds, Fact.TRUE);
    }

    private static Exp negated(Exp condition) {
        return condition instanceof Not not ? not.x() : new Not(condition);
    }

    /** A list that is compared by its length is there. */
    private static Stream<Fact> counted(Exp comparison) {
        return switch (comparison) {
            case GreaterThan more -> Stream.of(more.x(), more.y()).flatMap(Conditions::countedBy);
            case LessOrEqual most -> Stream.of(most.x(), most.y()).flatMap(Conditions::countedBy);
            case Equal same -> Stream.of(same.x(), same.y()).flatMap(Conditions::countedBy);
            default -> Stream.empty();
        };
    }

    private static Stream<Fact> countedBy(Exp side) {
        return side instanceof FunctionInvocation call
                        && call.function().equals("count")
                        && call.params() instanceof PositionalFunctionParameters parameters
                        && parameters.params().head() instanceof Ref list
                ? Stream.of(new Fact(String.join(".", asJava(list.names())), false, Fact.NULL))
                : Stream.empty();
    }

    /** What two sets of ways make when both are gone. */
    static Set<Set<Fact>> both(Set<Set<Fact>> some, Set<Set<Fact>> others) {
        return some.stream()
                .flatMap(way ->
                        others.stream().map(other -> Fact.together(way, other)).flatMap(Optional::stream))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The text that a constant is known by. */
    static Optional<String> constant(Exp expression) {
        return switch (expression) {
            case ConstString text -> Optional.of('"' + text.value() + '"');
            case ConstBool truth -> Optional.of(Boolean.toString(truth.value()));
            case ConstNull$ nothing -> Optional.of(Fact.NULL);
            default -> Optional.empty();
        };
    }

    private static Set<Set<Fact>> joined(Exp one, Exp other, boolean holds, boolean both) {
        return both
                ? both(ways(one, holds), ways(other, holds))
                : Stream.concat(ways(one, holds).stream(), ways(other, holds).stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** An expression that is null is neither true nor false, so {@code not} is looked into only where that can't be. */
    private static Set<Set<Fact>> called(FunctionInvocation call, boolean holds) {
        var parameters = call.params() instanceof PositionalFunctionParameters positional
                ? List.copyOf(asJava(positional.params()))
                : List.<Exp>of();
        if (call.function().equals("not") && parameters.size() == 1 && isTrueOrFalse(parameters.getFirst())) {
            return ways(parameters.getFirst(), !holds);
        }
        return call.function().equals("list contains")
                        && parameters.size() == 2
                        && parameters.getFirst() instanceof ConstList list
                ? contained(asJava(list.items()), parameters.getLast(), holds)
                : Set.of(Set.of(new Fact(call.toString(), holds, Fact.TRUE)));
    }

    private static Set<Set<Fact>> contained(List<Exp> list, Exp item, boolean holds) {
        return list.stream()
                .map(constant -> Set.of(Set.of(fact(new Equal(item, constant), holds))))
                .reduce(
                        holds ? NEVER : SURELY,
                        (some, others) -> holds
                                ? Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet())
                                : both(some, others));
    }

    private static boolean isTrueOrFalse(Exp expression) {
        return switch (expression) {
            case Conjunction and -> isTrueOrFalse(and.x()) && isTrueOrFalse(and.y());
            case Disjunction or -> isTrueOrFalse(or.x()) && isTrueOrFalse(or.y());
            case Not not -> isTrueOrFalse(not.x());
            default -> expression instanceof Equal;
        };
    }

    private static Fact fact(Exp condition, boolean holds) {
        if (condition instanceof Equal equal && equal.x() instanceof Ref compared) {
            var value = constant(equal.y());
            if (value.isPresent()) {
                return new Fact(String.join(".", asJava(compared.names())), holds, value.get());
            }
        }
        return new Fact(
                condition instanceof Ref variable ? String.join(".", asJava(variable.names())) : condition.toString(),
                holds,
                Fact.TRUE);
    }
}
