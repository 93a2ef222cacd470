package kz.bazarjoq.requests.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.bazarjoq.requests.local.Platform;
import kz.bazarjoq.requests.local.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks for texts wherever personal data must never be: in all that Zeebe has written, in every document of the search
 * store that Operate and Tasklist live on, and in every log.
 */
final class Traces {

    private static final int PAGE = 1000;

    private final Platform platform;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    Traces(Platform platform) {
        this.platform = platform;
    }

    /** The places that hold the text: files of the engine, indexes of the search store, logs. */
    List<String> of(String text) {
        var places = new ArrayList<String>();
        places.addAll(files(platform.state().data("camunda"), text));
        places.addAll(files(platform.state().logs(), text));
        places.addAll(documents(text));
        return places;
    }

    /** The files below the folder that hold the text; Zeebe's log is not compressed. */
    private static List<String> files(Path folder, String text) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, text))
                    .map(Path::toString)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            // Latin-1 keeps each byte, so that a text is found in binary files as well.
            var sought = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .lines()
                    .anyMatch(line -> holds(line, sought));
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    /** The indexes with a document that holds the text. */
    private List<String> documents(String text) {
        call("/_refresh", "");
        var found = new ArrayList<String>();
        var page = json.readTree(call("/_all/_search?scroll=1m&size=" + PAGE, "{}"));
        while (!page.path("hits").path("hits").isEmpty()) {
            hits(page)
                    .filter(hit -> holds(hit.path("_source").toString(), text))
                    .map(hit -> hit.path("_index").asString())
                    .forEach(found::add);
            var scroll = json.writeValueAsString(json.createObjectNode()
                    .put("scroll", "1m")
                    .put("scroll_id", page.path("_scroll_id").asString()));
            page = json.readTree(call("/_search/scroll", scroll));
        }
        return found;
    }

    /** Whether the line holds the text, and not only as a part of a longer number. */
    private static boolean holds(String line, String text) {
        for (var start = line.indexOf(text); start >= 0; start = line.indexOf(text, start + 1)) {
            var end = start + text.length();
            var before = start == 0 || !Character.isDigit(line.charAt(start - 1));
            var after = end == line.length() || !Character.isDigit(line.charAt(end));
            if (before && after) {
                return true;
            }
        }
        return false;
    }

    /** How many documents the search store holds. */
    int countDocuments() {
        call("/_refresh", "");
        return json.readTree(call("/_all/_count", "{}")).path("count").asInt();
    }

    private static Stream<JsonNode> hits(JsonNode page) {
        return page.path("hits").path("hits").valueStream();
    }

    private String call(String path, String body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(platform.ports().url(Service.OPENSEARCH) + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}
