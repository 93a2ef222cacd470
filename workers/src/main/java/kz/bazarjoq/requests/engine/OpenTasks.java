package kz.bazarjoq.requests.engine;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * The user tasks that wait for a person, as the engine's search store knows them: a task is found there a second or two after
 * it was created.
 *
 * <p>Asks the search interface itself and not by the client, whose answers differ between Camunda 8.6 and 8.9 in the names of
 * the keys.
 */
@Component
public class OpenTasks {

    private static final Logger LOG = LoggerFactory.getLogger(OpenTasks.class);

    /** A request has a handful of tasks and called processes at a time. */
    private static final Map<String, Integer> PAGE = Map.of("limit", 100);

    private final CamundaClient engine;
    private final RestClient search;

    OpenTasks(CamundaClient engine) {
        this.engine = engine;
        this.search = RestClient.builder()
                .baseUrl(engine.getConfiguration().getRestAddress())
                .requestInterceptor(this::signIn)
                .build();
    }

    /** Raises those of a process instance, and of all that it has called, to a priority from 0 to 100; lowers none. */
    public void raise(long processInstanceKey, int priority) {
        raise(of(processInstanceKey), priority);
    }

    /** Raises only those of one user task of the model. */
    public void raise(long processInstanceKey, String elementId, int priority) {
        raise(
                of(processInstanceKey).stream()
                        .filter(task -> task.elementId().equals(elementId))
                        .toList(),
                priority);
    }

    private void raise(List<OpenTask> tasks, int priority) {
        tasks.stream().filter(task -> task.priority() < priority).forEach(task -> raise(task, priority));
    }

    private void raise(OpenTask task, int priority) {
        try {
            engine.newUpdateUserTaskCommand(task.key())
                    .priority(priority)
                    .send()
                    .join();
        } catch (ProblemException refusal) {
            if (refusal.code() != HttpStatus.NOT_FOUND.value()) {
                throw refusal;
            }
            LOG.debug("Task {} has been completed meanwhile", task.key());
        }
    }

    private List<OpenTask> of(long processInstanceKey) {
        var ofCalled = found(
                        "/v2/process-instances/search",
                        calledBy(processInstanceKey),
                        new ParameterizedTypeReference<Found<Called>>() {})
                .stream()
                .flatMap(called -> of(called.key()).stream());
        var own = found(
                "/v2/user-tasks/search",
                Map.of("processInstanceKey", processInstanceKey, "state", "CREATED"),
                new ParameterizedTypeReference<Found<OpenTask>>() {});
        return Stream.concat(own.stream(), ofCalled).toList();
    }

    /** Camunda 8.6 finds nothing unless the states are named, in words that later versions don't know. */
    private Map<String, ?> calledBy(long processInstanceKey) {
        var calledBy = new HashMap<String, Object>(Map.of("parentProcessInstanceKey", processInstanceKey));
        if (engine.newTopologyRequest().send().join().getGatewayVersion().startsWith("8.6.")) {
            calledBy.putAll(Map.of("running", true, "active", true, "incidents", true));
        }
        return calledBy;
    }

    private <T> List<T> found(String path, Map<String, ?> filter, ParameterizedTypeReference<Found<T>> type) {
        var answer = search.post()
                .uri(path)
                .body(Map.of("filter", filter, "page", PAGE))
                .retrieve()
                .body(type);
        return answer == null ? List.of() : answer.items();
    }

    private ClientHttpResponse signIn(HttpRequest request, byte[] body, ClientHttpRequestExecution next)
            throws IOException {
        engine.getConfiguration().getCredentialsProvider().applyCredentials(request.getHeaders()::set);
        return next.execute(request, body);
    }

    private record OpenTask(@JsonAlias("userTaskKey") long key, String elementId, int priority) {}

    private record Called(@JsonAlias("processInstanceKey") long key) {}

    private record Found<T>(List<T> items) {}
}
