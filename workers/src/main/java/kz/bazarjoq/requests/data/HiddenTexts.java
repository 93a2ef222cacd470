package kz.bazarjoq.requests.data;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.register.Language;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Blacks out what may tell of others, and writes down the first texts, with what was hidden, for who checks it. */
final class HiddenTexts implements AutoCloseable {

    private static final int MOST_TEXTS = 100;

    private final JsonGenerator json;
    private int texts;
    private int count;

    HiddenTexts(JsonMapper mapper, OutputStream out) {
        json = mapper.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).createGenerator(out);
        json.writeStartArray();
    }

    /** In how many places something was blacked out. */
    int count() {
        return count;
    }

    PersonRow redacted(SourceMap.Table table, List<String> columns, PersonRow row, Redaction redaction) {
        var values = new ArrayList<@Nullable Object>();
        for (var place = 0; place < columns.size(); place++) {
            var column = PackageDocument.column(table, columns.get(place));
            var value = row.values().get(place);
            values.add(
                    value instanceof String text && column.namesThirdParties()
                            ? redacted(
                                    "%s: %s"
                                            .formatted(
                                                    table.name().in(Language.RU),
                                                    column.name().in(Language.RU)),
                                    text,
                                    redaction)
                            : value);
        }
        return row.with(values);
    }

    private String redacted(String where, String text, Redaction redaction) {
        var pieces = redaction.pieces(text);
        var hidden = (int) pieces.stream().filter(Redaction.Piece::hidden).count();
        if (texts < MOST_TEXTS) {
            texts++;
            json.writePOJO(Map.of("where", where, "pieces", pieces));
        }
        count += hidden;
        return pieces.stream().map(Redaction.Piece::shown).collect(Collectors.joining());
    }

    @Override
    public void close() {
        json.writeEndArray();
        json.close();
    }
}
