package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
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

    void await() {
        Awaitility.await("the forms in Tasklist")
                .atMost(LIMIT)
                .until(() -> imported()
                        >= new PathMatchingResourcePatternResolver()
                                .getResources("classpath*:processes/**/*.form")
                                .length);
    }

    /** How many versions of forms Tasklist knows. */
    int imported() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(count).build(), BodyHandlers.ofString());
            return JsonMapper.builder()
                    .build()
                    .readTree(answer.body())
                    .path("count")
                    .asInt();
        }
    }
}
