package kz.bazarjoq.requests.deadline;

import static scala.jdk.javaapi.CollectionConverters.asJava;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.bazarjoq.requests.engine.Decisions;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.springframework.core.io.ClassPathResource;
import scala.math.BigDecimal;

/** The product's decision tables, run by the engine that Camunda runs them with. */
public final class DecisionTables implements Decisions {

    private static final DmnEngine ENGINE = new DmnEngine.Builder().build();
    private static final Map<String, ParsedDmn> PARSED = new ConcurrentHashMap<>();

    @Override
    public List<Map<String, Object>> evaluate(String decisionId, Map<String, ?> variables) {
        var table = PARSED.computeIfAbsent(decisionId, DecisionTables::parse);
        var result = ENGINE.eval(table, decisionId, Map.<String, Object>copyOf(variables));
        if (result.isLeft()) {
            throw new IllegalStateException(
                    result.left().toOption().get().failure().message());
        }
        var evaluated = result.toOption().get();
        return evaluated.isNil() ? List.of() : rows(((DmnEngine.Result) evaluated).value());
    }

    private static ParsedDmn parse(String decisionId) {
        try (var file = new ClassPathResource("processes/decisions/" + decisionId + ".dmn").getInputStream()) {
            var parsed = ENGINE.parse(file);
            if (parsed.isLeft()) {
                throw new IllegalStateException(parsed.left().toOption().get().message());
            }
            return parsed.toOption().get();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Map<String, Object>> rows(Object value) {
        return switch (value) {
            case scala.collection.immutable.List<?> rows -> asJava(rows).stream()
                    .map(DecisionTables::row)
                    .toList();
            default -> List.of(row(value));
        };
    }

    private static Map<String, Object> row(Object value) {
        var row = new HashMap<String, Object>();
        asJava((scala.collection.immutable.Map<?, ?>) value)
                .forEach((name, output) ->
                        row.put((String) name, output instanceof BigDecimal number ? number.doubleValue() : output));
        return row;
    }
}
