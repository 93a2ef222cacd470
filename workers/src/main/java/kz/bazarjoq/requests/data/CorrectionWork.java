package kz.bazarjoq.requests.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.data.Correction.Content;
import kz.bazarjoq.requests.data.Correction.Hindrance;
import kz.bazarjoq.requests.engine.JobKey;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes values and their copies in the sources: in each first what was prepared there, then what copies a value of another. Which
 * rows copy a value is found before it changes, because it may be the value by which they are found.
 */
@Component
class CorrectionWork {

    private final Sources sources;
    private final SourceWork work;
    private final DataCipher cipher;
    private final JsonMapper json;

    CorrectionWork(Sources sources, SourceWork work, DataCipher cipher, JsonMapper json) {
        this.sources = sources;
        this.work = work;
        this.cipher = cipher;
        this.json = json;
    }

    /**
     * Changes what was prepared in one source, with what copies it there, in one transaction.
     *
     * @param found the rows of the subject
     */
    Applied apply(JobKey job, String source, FoundRows found, List<Correction> corrections) {
        return work.once(sources.get(source), job, Applied.class, transaction -> {
            var elsewhere = new ArrayList<Copy>();
            var hindered = new HashMap<UUID, Hindrance>();
            for (var correction : corrections) {
                var copies = copies(found, correction);
                var here = copies.stream()
                        .filter(copy -> copy.place().source().equals(source))
                        .toList();
                var hindrance = copies.stream().anyMatch(copy -> isRestricted(found, copy))
                        ? Hindrance.RESTRICTED
                        : new ValueChange(transaction, found).change(correction, content(correction), here);
                if (hindrance == null) {
                    copies.stream().filter(copy -> !here.contains(copy)).forEach(elsewhere::add);
                } else {
                    hindered.put(correction.id(), hindrance);
                }
            }
            return new Applied(hindered, sealed(job, elsewhere));
        });
    }

    /** Changes the copies that stand in other sources than the values they copy, in one transaction of each. */
    void copy(JobKey job, List<Applied> applied, Map<UUID, Correction> corrections) {
        var bySource = applied.stream()
                .flatMap(one -> opened(job, one).stream())
                .collect(Collectors.groupingBy(copy -> copy.place().source(), TreeMap::new, Collectors.toList()));
        var key = new JobKey(job.elementInstance(), job.type() + ".copies", job.request());
        bySource.forEach((source, copies) -> work.once(sources.get(source), key, Copied.class, transaction -> {
            copies.forEach(copy -> {
                var correction = Objects.requireNonNull(corrections.get(copy.correction()));
                new ValueChange(transaction, null).changeCopies(correction, content(correction), List.of(copy));
            });
            return new Copied(copies.size());
        }));
    }

    /** The rows of the subject in which the map says that the value is repeated, and in which it is. */
    private List<Copy> copies(FoundRows found, Correction correction) {
        var column = column(correction);
        var seen = content(correction).seen();
        var ignoringCase = "email".equals(column.correct());
        return column.copies().stream()
                .map(written -> Place.of(written, correction.source()))
                .map(place -> new Copy(
                        correction.id(),
                        place,
                        ignoringCase,
                        ValueChange.keys(sources, found, place, ignoringCase, seen)))
                .toList();
    }

    /** Whether what copies a value is restricted; then neither is changed, or they would differ. */
    private boolean isRestricted(FoundRows found, Copy copy) {
        var place = copy.place();
        var database = sources.get(place.source());
        var part = database.map().table(place.table()).part(String.valueOf(place.column()));
        database.prepare();
        return database.read(
                "looking for restrictions in " + place.table(),
                jdbc -> ValueChange.isRestricted(
                        jdbc,
                        table -> Sql.quoted(database.ownSchema()) + "." + Sql.quoted(table),
                        place.table(),
                        part,
                        copy.keys(),
                        found.persons()));
    }

    private SourceMap.Column column(Correction correction) {
        return Objects.requireNonNull(
                sources.map()
                        .source(correction.source())
                        .table(correction.table())
                        .columns()
                        .get(correction.column()),
                correction.item());
    }

    private static Content content(Correction correction) {
        return Objects.requireNonNull(correction.content(), correction.item());
    }

    /** What copies a value is recorded with its change, or a job that comes again wouldn't find it; a key may name a person. */
    private String sealed(JobKey job, List<Copy> copies) {
        return Base64.getEncoder().encodeToString(cipher.encrypt(json.writeValueAsBytes(copies), place(job)));
    }

    private List<Copy> opened(JobKey job, Applied applied) {
        return List.of(json.readValue(
                new String(
                        cipher.decrypt(Base64.getDecoder().decode(applied.copies()), place(job)),
                        StandardCharsets.UTF_8),
                Copy[].class));
    }

    private static String place(JobKey job) {
        return "correction-copies/" + job.elementInstance();
    }

    /**
     * What was done in a source.
     *
     * @param hindered what couldn't be changed, by the correction; the others are
     * @param copies the copies in other sources, encrypted
     */
    record Applied(Map<UUID, Hindrance> hindered, String copies) {}

    /** How many columns were done. */
    record Copied(int columns) {}

    /**
     * Rows that copy a value.
     *
     * @param place the column
     * @param ignoringCase whether capital and small letters are one there
     * @param keys of the rows
     */
    record Copy(UUID correction, Place place, boolean ignoringCase, List<List<String>> keys) {}
}
