package kz.bazarjoq.requests.models.lint;

import static scala.jdk.javaapi.CollectionConverters.asJava;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.Exp;
import scala.Product;
import scala.collection.Iterable;

/** Expressions as Camunda's own FEEL engine reads them. */
final class Feel {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();
    private static final Map<String, Optional<Exp>> PARSED = new ConcurrentHashMap<>();

    private Feel() {}

    /** What an expression of a model says, which begins with an equals sign; empty where it is none. */
    static Optional<Exp> parse(String expression) {
        return PARSED.computeIfAbsent(expression, Feel::parsed);
    }

    private static Optional<Exp> parsed(String expression) {
        if (!expression.startsWith("=")) {
            return Optional.empty();
        }
        var parsed = ENGINE.parseExpression(expression.substring(1));
        return parsed.isSuccess() ? Optional.of(parsed.parsedExpression().expression()) : Optional.empty();
    }

    /** An expression and all that it is made of. */
    static Stream<Exp> parts(Exp expression) {
        return Stream.concat(Stream.of(expression), children(expression).flatMap(Feel::parts));
    }

    /** The expressions that one is directly made of. */
    static Stream<Exp> children(Object part) {
        var parts = part instanceof Product product
                ? asJava(product.productIterator())
                : part instanceof Iterable<?> list ? asJava(list.iterator()) : java.util.Collections.emptyIterator();
        var found = Stream.<Exp>builder();
        parts.forEachRemaining(
                inner -> (inner instanceof Exp expression ? Stream.of(expression) : children(inner)).forEach(found));
        return found.build();
    }

    static boolean isExpression(String text) {
        return ENGINE.parseExpression(text).isSuccess();
    }

    /** Whether a cell of a decision table can be read. */
    static boolean isTest(String cell) {
        return ENGINE.parseUnaryTests(cell).isSuccess();
    }

    /** Whether a value fits a cell of a decision table. */
    static boolean fits(String cell, Object value) {
        var result = ENGINE.evaluateUnaryTests(cell, value, Map.of());
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }
}
