package kz.bazarjoq.requests.engine;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a form before the engine does, whose refusal of one that it can't read names neither file nor place. */
final class FormFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FormFile() {}

    /** Fails with the file and the place where it is no form. */
    static void check(String file, byte[] content) {
        try {
            var id = JSON.readTree(content).path("id");
            if (!id.isString() || id.asString().isBlank()) {
                throw new IllegalStateException("the form %s has no id".formatted(file));
            }
        } catch (JacksonException failure) {
            var place = failure.getLocation();
            throw new IllegalStateException(
                    "the form %s is not JSON from line %d, column %d on: %s"
                            .formatted(file, place.getLineNr(), place.getColumnNr(), failure.getOriginalMessage()),
                    failure);
        }
    }
}
