package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/**
 * Waits until Tasklist knows the deployed forms. It imports tasks and forms apart from each other, and a task that it meets
 * before its form is shown without a form for good.
 */
final class TasklistForms {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final URI count;

    TasklistForms(Ports ports) {
        count = URI.create(ports.url(Service.OPENSEARCH) + "/tasklist-form*/_count");
    }

    /** Waits for the forms with these keys: Tasklist may know earlier versions of them. */
    void await(Collection<?> keys) {
        var query = """
                {"query": {"terms": {"id": [%s]}}}"""
                .formatted(keys.stream().map("\"%s\""::formatted).collect(Collectors.joining(",")));
        Awaitility.await("the forms in Tasklist").atMost(LIMIT).until(() -> count(query) == keys.size());
    }

    private int count(String query) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(count)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(query))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            return JsonMapper.builder()
                    .build()
                    .readTree(answer.body())
                    .path("count")
                    .asInt();
        }
    }
}
