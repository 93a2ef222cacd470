package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TasklistSchemaIT {

    private final Platform platform = TestPlatform.withoutWorkers();
    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T07:50:25Z", "2026-11-23T07:50:25.123Z", "2026-11-23T07:50:25.123+0000"})
    void takesATaskCreatedAtAnyMillisecond(String creationTime) throws Exception {
        var answer = send(request("/tasklist-list-view-8.6.0_/_doc/a-task")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"creationTime\": \"%s\"}".formatted(creationTime))));

        assertThat(answer).contains("\"_id\":\"a-task\"").doesNotContain("error");
    }

    @Test
    void isAcceptedByTasklistOnTheDataOfAnEarlierStart() {
        platform.camunda().stop();

        platform.camunda().start();

        assertThat(Readiness.answers(platform.camunda().readiness())).isTrue();
    }

    @AfterEach
    void removeTheTask() throws Exception {
        send(request("/tasklist-list-view-8.6.0_/_doc/a-task").DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(platform.openSearch().url() + path));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }
}
