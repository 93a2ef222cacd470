package kz.bazarjoq.requests.journey;

import static java.util.stream.Collectors.joining;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.bazarjoq.requests.local.Platform;
import kz.bazarjoq.requests.local.Service;
import kz.bazarjoq.requests.register.RequestNumber;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a request stands, in the documents from which Operate shows it. */
final class Operate {

    private static final Set<String> HOLD_OTHERS =
            Set.of("PROCESS", "SUB_PROCESS", "EVENT_SUB_PROCESS", "CALL_ACTIVITY", "MULTI_INSTANCE_BODY");

    private final Platform platform;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    Operate(Platform platform) {
        this.platform = platform;
    }

    /**
     * Where each process stands that the request runs as one of these: at user tasks, by name; at jobs, by type; or at its end,
     * by id. What it calls is counted to it.
     */
    Map<String, Set<String>> standing(RequestNumber number, Set<String> processes) {
        var instances = instances(number);
        var nodes = documents("flownode-instance", oneOf("processInstanceKey", keys(instances)));
        var standing = new TreeMap<String, Set<String>>();
        for (var instance : instances) {
            var process = text(instance, "bpmnProcessId");
            if (processes.contains(process)) {
                var own = "PI_" + text(instance, "processInstanceKey");
                var below = keys(instances.stream()
                        .filter(other -> Arrays.asList(text(other, "treePath").split("/", -1))
                                .contains(own))
                        .toList());
                var places = new TreeSet<String>();
                nodes.stream()
                        .filter(node -> below.contains(text(node, "processInstanceKey")))
                        .filter(node -> waits(node) || ends(node, text(instance, "processInstanceKey")))
                        .map(Operate::place)
                        .forEach(places::add);
                standing.put(process, places);
            }
        }
        return standing;
    }

    /** What a person would have to mend, anywhere in the request. */
    List<String> incidents(RequestNumber number) {
        return documents("incident", oneOf("processInstanceKey", keys(instances(number)))).stream()
                .filter(incident -> !text(incident, "state").equals("RESOLVED"))
                .map(incident -> "%s at %s: %s"
                        .formatted(
                                text(incident, "errorType"),
                                text(incident, "flowNodeId"),
                                text(incident, "errorMessage")))
                .toList();
    }

    /** Every process instance of the request, the called ones too, once its record is complete. */
    private List<JsonNode> instances(RequestNumber number) {
        var variables = documents(
                "list-view",
                """
                {"bool": {"filter": [{"term": {"varName": "requestNumber"}}, {"term": {"varValue": "\\"%s\\""}}]}}"""
                        .formatted(number));
        return documents(
                "list-view",
                """
                {"bool": {"filter": [{"term": {"joinRelation": "processInstance"}}, {"exists": {"field": "treePath"}}, %s]}}"""
                        .formatted(oneOf("processInstanceKey", keys(variables))));
    }

    private static boolean waits(JsonNode node) {
        return text(node, "state").equals("ACTIVE") && !HOLD_OTHERS.contains(text(node, "type"));
    }

    /** Whether it ends the instance, and not only a subprocess of it. */
    private static boolean ends(JsonNode node, String instance) {
        return text(node, "state").equals("COMPLETED")
                && text(node, "type").equals("END_EVENT")
                && text(node, "treePath").equals(instance + "/" + text(node, "key"));
    }

    /** The name of a task for people, the job type of one for workers, the id of an end and of what has no name. */
    private static String place(JsonNode node) {
        var process = text(node, "bpmnProcessId");
        var id = text(node, "flowNodeId");
        if (text(node, "type").equals("END_EVENT")) {
            return id;
        }
        FlowNode element = Bpmn.readModelFromFile(
                        Path.of("processes", process, process + ".bpmn").toFile())
                .getModelElementById(id);
        var job = element.getSingleExtensionElement(ZeebeTaskDefinition.class);
        return job == null ? Objects.requireNonNullElse(element.getName(), id) : job.getType();
    }

    private static Set<String> keys(List<JsonNode> documents) {
        var keys = new TreeSet<String>();
        documents.forEach(document -> keys.add(text(document, "processInstanceKey")));
        return keys;
    }

    private static String oneOf(String field, Set<String> values) {
        return """
                {"terms": {"%s": [%s]}}"""
                .formatted(field, values.stream().map("\"%s\""::formatted).collect(joining(",")));
    }

    private static String text(JsonNode document, String field) {
        return document.path(field).asString("");
    }

    private List<JsonNode> documents(String index, String query) {
        try {
            var request = HttpRequest.newBuilder(URI.create(platform.ports().url(Service.OPENSEARCH) + "/operate-"
                            + index + "-*/_search?ignore_unavailable=true&size=2000"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"query\": %s}".formatted(query)))
                    .build();
            var answer =
                    json.readTree(http.send(request, BodyHandlers.ofString()).body());
            Stream<JsonNode> hits = answer.path("hits").path("hits").valueStream();
            return hits.map(hit -> hit.path("_source")).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}
