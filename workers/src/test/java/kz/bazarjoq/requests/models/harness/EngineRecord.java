package kz.bazarjoq.requests.models.harness;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One record of the broker's log. */
record EngineRecord(JsonNode json) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static EngineRecord parse(String line) {
        return new EngineRecord(JSON.readTree(line));
    }

    String valueType() {
        return json.path("valueType").asString();
    }

    String intent() {
        return json.path("intent").asString();
    }

    long key() {
        return json.path("key").asLong();
    }

    /** When it was written, in the engine's time. */
    Instant writtenAt() {
        return Instant.ofEpochMilli(json.path("timestamp").asLong());
    }

    boolean is(String valueType, String intent) {
        return isEvent() && valueType().equals(valueType) && intent().equals(intent);
    }

    boolean isEvent() {
        return json.path("recordType").asString().equals("EVENT");
    }

    JsonNode value() {
        return json.path("value");
    }

    String text(String name) {
        return value().path(name).asString("");
    }

    long number(String name) {
        return value().path(name).asLong(-1);
    }
}
