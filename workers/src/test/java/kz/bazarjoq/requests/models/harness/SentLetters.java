package kz.bazarjoq.requests.models.harness;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.correspondence.OrderedLetters.Order;
import tools.jackson.databind.JsonNode;

/** What the jobs held with which the scenarios of this run had letters sent. */
public final class SentLetters {

    private static final Set<String> SENDING = Set.of("mail.send", "identity.send-code");

    /** Variables whose value makes another letter, and not only another date. */
    private static final List<String> DECISIVE =
            List.of("right", "outcome", "ground", "results", "missing", "treatments", "corrections", "kept");

    private static final Map<List<Object>, Order> ALL = new LinkedHashMap<>();

    private SentLetters() {}

    /** Those that differ: another letter, another right, or other variables in the job. */
    public static synchronized Collection<Order> all() {
        return List.copyOf(ALL.values());
    }

    static synchronized void note(Stream<SeenJob> completed) {
        var packaged = false;
        for (var job : completed.toList()) {
            packaged |= job.type().equals("data.package");
            if (SENDING.contains(job.type())) {
                var order = new Order(job.process(), job.headers(), job.variables(), packaged);
                ALL.putIfAbsent(kind(order), order);
            }
        }
    }

    private static List<Object> kind(Order order) {
        return List.of(
                order.process(),
                order.headers(),
                order.packaged(),
                DECISIVE.stream()
                        .map(name -> String.valueOf(order.variables().get(name)))
                        .toList(),
                order.variables().entrySet().stream()
                        .filter(variable -> !isEmpty(variable.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || (value.isContainer() && value.isEmpty());
    }
}
