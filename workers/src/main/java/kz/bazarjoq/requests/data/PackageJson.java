package kz.bazarjoq.requests.data;

import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import kz.bazarjoq.requests.register.Operator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file for machines: codes with their names in three languages, and every row. It is written as it is read. */
final class PackageJson implements AutoCloseable {

    private final DataMap map;
    private final JsonGenerator json;

    PackageJson(DataMap map, JsonMapper mapper, OutputStream out) {
        this.map = map;
        json = mapper.writer()
                .withDefaultPrettyPrinter()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(out);
    }

    void begin(PackageFacts facts, Operator operator) {
        json.writeStartObject();
        json.writeStringProperty("request", facts.request().number().value());
        json.writeStringProperty("content", facts.content().code());
        json.writeStringProperty("language", facts.request().language().code());
        json.writeStringProperty(
                "receivedAt",
                facts.request().receivedAt().atOffset(ZoneOffset.UTC).toString());
        json.writeStringProperty(
                "madeAt", facts.madeAt().atOffset(ZoneOffset.UTC).toString());
        json.writeStringProperty("subject", facts.subject());
        json.writeObjectPropertyStart("operator");
        json.writeStringProperty("name", operator.operatorName());
        json.writeStringProperty("email", operator.operatorEmail());
        json.writeEndObject();
        json.writeArrayPropertyStart("parts");
        facts.held().forEach(this::part);
        json.writeEndArray();
    }

    private void part(String code, PackageFacts.HeldRows held) {
        var part = map.part(code);
        json.writeStartObject();
        json.writeStringProperty("part", code);
        words("name", part.name());
        term("category", part.category(), map.vocabulary().categories().get(part.category()));
        term("origin", part.origin(), map.vocabulary().origins().get(part.origin()));
        json.writeArrayPropertyStart("purposes");
        part.purposes()
                .forEach(purpose -> coded(purpose, map.vocabulary().purposes().get(purpose)));
        json.writeEndArray();
        json.writeArrayPropertyStart("bases");
        part.bases().forEach(basis -> {
            json.writeStartObject();
            json.writeStringProperty("basis", basis.basis());
            words("name", map.vocabulary().bases().get(basis.basis()));
            clauses("clauses", basis.clause());
            json.writeEndObject();
        });
        json.writeEndArray();
        keep(part.keep(), held);
        json.writePOJOProperty("recipients", part.recipients());
        json.writeNumberProperty("rows", held.rows());
        json.writeEndObject();
    }

    private void keep(Part.Keep keep, PackageFacts.HeldRows held) {
        json.writeObjectPropertyStart("kept");
        json.writeStringProperty("term", keep.term().toString());
        term("from", keep.from(), map.vocabulary().events().get(keep.from()));
        clauses("clauses", keep.clause());
        json.writeStringProperty("firstUntil", end(held.firstEvent(), keep));
        json.writeStringProperty("lastUntil", end(held.lastEvent(), keep));
        json.writeNumberProperty("rowsWithoutEvent", held.pending());
        json.writeEndObject();
    }

    private static @Nullable String end(java.time.@Nullable LocalDate event, Part.Keep keep) {
        return event == null ? null : event.plus(keep.term()).toString();
    }

    void beginTables() {
        json.writeArrayPropertyStart("tables");
    }

    void beginTable(String source, String name, SourceMap.Table table) {
        json.writeStartObject();
        json.writeStringProperty("source", source);
        json.writeStringProperty("table", name);
        words("name", table.name());
        json.writeArrayPropertyStart("columns");
        table.told().forEach(column -> {
            json.writeStartObject();
            json.writeStringProperty("column", column);
            words("name", PackageDocument.column(table, column).name());
            json.writeStringProperty("part", table.part(column));
            var origin = table.origin(column, map);
            term("origin", origin, map.vocabulary().origins().get(origin));
            var values = PackageDocument.column(table, column).values();
            if (!values.isEmpty()) {
                json.writePOJOProperty("values", values);
            }
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("rows");
    }

    void row(List<String> columns, PersonRow row) {
        json.writeStartObject();
        json.writeStringProperty("key", row.key());
        json.writeObjectPropertyStart("values");
        for (var place = 0; place < columns.size(); place++) {
            value(columns.get(place), row.values().get(place));
        }
        json.writeEndObject();
        if (!row.restrictions().isEmpty()) {
            json.writeArrayPropertyStart("restricted");
            row.restrictions().forEach(this::restriction);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void restriction(RowRestriction restriction) {
        json.writeStartObject();
        json.writeStringProperty("part", restriction.part());
        if (restriction.columns() != null) {
            json.writePOJOProperty("columns", restriction.columns());
        }
        json.writeStringProperty("kind", restriction.kind());
        term("reason", restriction.reason(), map.vocabulary().reasons().get(restriction.reason()));
        json.writeStringProperty("since", restriction.since().toString());
        if (restriction.until() != null) {
            json.writeStringProperty("until", restriction.until().toString());
        }
        json.writeEndObject();
    }

    private void value(String column, @Nullable Object value) {
        json.writeName(column);
        switch (value) {
            case null -> json.writeNull();
            case java.math.BigDecimal number -> json.writeNumber(number);
            case Boolean yes -> json.writeBoolean(yes);
            case List<?> several -> json.writePOJO(several);
            default -> json.writeString(value.toString());
        }
    }

    void endTable() {
        json.writeEndArray();
        json.writeEndObject();
    }

    void endTables() {
        json.writeEndArray();
    }

    void organisations(PackageFacts facts) {
        json.writeArrayPropertyStart("organisations");
        facts.organisations().forEach((code, organisation) -> {
            json.writeStartObject();
            json.writeStringProperty("organisation", code);
            words("name", organisation.name());
            words("address", organisation.address());
            json.writeStringProperty("bin", organisation.bin());
            json.writeStringProperty("country", organisation.country());
            json.writeBooleanProperty("abroad", organisation.isAbroad());
            json.writeStringProperty("role", organisation.role());
            clauses("source", organisation.source());
            json.writePOJOProperty("parts", facts.partsOf(code, map));
            json.writeArrayPropertyStart("handed");
            facts.handed().getOrDefault(code, List.of()).forEach(handed -> row(handed.columns(), handed.row()));
            json.writeEndArray();
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void clauses(String property, List<String> codes) {
        json.writeArrayPropertyStart(property);
        codes.forEach(code -> coded(
                code,
                Objects.requireNonNull(map.vocabulary().clauses().get(code), code)
                        .name()));
        json.writeEndArray();
    }

    private void term(String property, String code, @Nullable LocalizedText name) {
        json.writeName(property);
        coded(code, name);
    }

    private void coded(String code, @Nullable LocalizedText name) {
        json.writeStartObject();
        json.writeStringProperty("code", code);
        if (name != null) {
            words("name", name);
        }
        json.writeEndObject();
    }

    private void words(String property, @Nullable LocalizedText name) {
        json.writePOJOProperty(property, name);
    }

    void end() {
        json.writeEndObject();
    }

    @Override
    public void close() {
        json.close();
    }
}
