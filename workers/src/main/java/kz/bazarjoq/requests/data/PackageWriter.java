package kz.bazarjoq.requests.data;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kz.bazarjoq.requests.data.PackageFacts.Handed;
import kz.bazarjoq.requests.register.Operator;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a package: the file for machines and the PDF, in one ZIP, as they are read. */
@Component
class PackageWriter {

    private static final Logger LOG = LoggerFactory.getLogger(PackageWriter.class);
    private static final int TELL_EVERY = 20_000;
    private static final int MOST_HANDED = 1_000;

    private final Sources sources;
    private final SubjectRows subjectRows;
    private final EstablishedSubjects subjects;
    private final Subjects persons;
    private final Vault vault;
    private final PackagePdf pdf;
    private final Operator operator;
    private final JsonMapper mapper;
    private final Clock clock;

    PackageWriter(
            Sources sources,
            SubjectRows subjectRows,
            EstablishedSubjects subjects,
            Subjects persons,
            Vault vault,
            PackagePdf pdf,
            Operator operator,
            JsonMapper mapper,
            Clock clock) {
        this.sources = sources;
        this.subjectRows = subjectRows;
        this.subjects = subjects;
        this.persons = persons;
        this.vault = vault;
        this.pdf = pdf;
        this.operator = operator;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * Writes the ZIP, and for who checks it the texts in which something was blacked out. All of it is of one moment: nothing is lost
     * on its way into the vault or out of it.
     */
    Written write(
            SubjectRequest request,
            PackageContent content,
            Redaction.Words words,
            OutputStream out,
            OutputStream review) {
        return sources.atOneMoment(() -> {
            try {
                return writeNow(request, content, words, out, review);
            } catch (IOException failure) {
                throw new UncheckedIOException("A package can't be written", failure);
            }
        });
    }

    private Written writeNow(
            SubjectRequest request,
            PackageContent content,
            Redaction.Words words,
            OutputStream out,
            OutputStream review)
            throws IOException {
        var subject = subjects.established(request.id())
                .orElseThrow(() -> new IllegalStateException(
                        "Nobody is established as the subject of %s".formatted(request.number())));
        var data = new PersonData(sources, subjectRows.find(subject), vault);
        var facts = new PackageFacts(
                request,
                content,
                clock.instant(),
                persons.describe(subject).map(Subject::name).orElse(""),
                new HeldParts(data).all(),
                Map.of(),
                Map.of());
        try (var zip = new ZipOutputStream(out);
                var hidden = new HiddenTexts(mapper, review)) {
            var written = new Writing(request, data, words, hidden, zip).write(facts);
            zip.closeEntry();
            return written;
        }
    }

    /**
     * What was written.
     *
     * @param hidden in how many places something was blacked out
     */
    record Written(int tables, int parts, long rows, int hidden) {}

    /** One package while it is written. */
    private final class Writing {

        private final SubjectRequest request;
        private final PersonData data;
        private final Redaction redaction;
        private final HiddenTexts hidden;
        private final ZipOutputStream zip;
        private final List<PackageTable> tables = new ArrayList<>();
        private long rows;

        Writing(
                SubjectRequest request,
                PersonData data,
                Redaction.Words words,
                HiddenTexts hidden,
                ZipOutputStream zip) {
            this.request = request;
            this.data = data;
            this.hidden = hidden;
            this.zip = zip;
            var own = OwnValues.of(data);
            own.add(operator.operatorName());
            redaction = new Redaction(own, words);
        }

        Written write(PackageFacts held) throws IOException {
            var facts = withOrganisations(held);
            entry("json");
            try (var json = new PackageJson(sources.map(), mapper, zip)) {
                json.begin(facts, operator);
                switch (facts.content()) {
                    case COMPOSITION_AND_SOURCES -> tables(json);
                    case RECIPIENTS, PROCESSORS -> json.organisations(facts);
                    case BASES_PURPOSES_TERMS -> rows = facts.held().values().stream()
                            .mapToLong(PackageFacts.HeldRows::rows)
                            .sum();
                }
                json.end();
            }
            zip.closeEntry();
            entry("pdf");
            pdf.write(new PackageDocument(facts, sources.map(), operator, tables), zip);
            return new Written(tables.size(), facts.held().size(), rows, hidden.count());
        }

        private void entry(String ending) throws IOException {
            var entry = new ZipEntry("%s.%s".formatted(request.number(), ending));
            entry.setTimeLocal(java.time.LocalDateTime.ofInstant(clock.instant(), java.time.ZoneOffset.UTC));
            zip.putNextEntry(entry);
        }

        private void tables(PackageJson json) {
            json.beginTables();
            sources.all().stream()
                    .sorted(Comparator.comparing(
                            (SourceDatabase database) -> database.map().subject() == null))
                    .forEach(database ->
                            database.map().tables().forEach((name, table) -> table(json, database, name, table)));
            json.endTables();
        }

        private void table(PackageJson json, SourceDatabase database, String name, SourceMap.Table table) {
            var shown = new PackageTable(database.map().source(), name, table);
            var person = data.rows(database, name);
            person.each(row -> {
                var clean = hidden.redacted(table, person.columns(), row, redaction);
                if (shown.rows() == 0) {
                    json.beginTable(database.map().source(), name, table);
                }
                shown.add(clean);
                json.row(person.columns(), clean);
                rows++;
                if (rows % TELL_EVERY == 0) {
                    LOG.info("The package for {} has {} rows by now", request.number(), rows);
                }
            });
            if (shown.rows() > 0) {
                json.endTable();
                tables.add(shown);
            }
        }

        /** Who gets the parts that are held, in the role that is asked for, and what was handed to each. */
        private PackageFacts withOrganisations(PackageFacts facts) {
            var role = facts.content() == PackageContent.RECIPIENTS ? "recipient" : "processor";
            var asked = new LinkedHashMap<String, Organisation>();
            if (facts.content() == PackageContent.RECIPIENTS || facts.content() == PackageContent.PROCESSORS) {
                sources.map().recipients().forEach((code, organisation) -> {
                    if (organisation.role().equals(role)
                            && !facts.partsOf(code, sources.map()).isEmpty()) {
                        asked.put(code, organisation);
                    }
                });
            }
            var handed = asked.isEmpty() ? Map.<String, List<Handed>>of() : handed();
            return new PackageFacts(
                    facts.request(), facts.content(), facts.madeAt(), facts.subject(), facts.held(), asked, handed);
        }

        private Map<String, List<Handed>> handed() {
            var handed = new LinkedHashMap<String, List<Handed>>();
            for (var database : sources.all()) {
                database.map().tables().forEach((name, table) -> {
                    var person = data.rows(database, name);
                    var place = person.columns().stream()
                            .filter(column ->
                                    PackageDocument.column(table, column).namesRecipient())
                            .map(person.columns()::indexOf)
                            .findFirst();
                    place.ifPresent(recipient -> person.each(row -> {
                        var to = handed.computeIfAbsent(
                                String.valueOf(row.values().get(recipient)), first -> new ArrayList<>());
                        if (to.size() < MOST_HANDED) {
                            to.add(new Handed(
                                    table, person.columns(), hidden.redacted(table, person.columns(), row, redaction)));
                        }
                        rows++;
                    }));
                });
            }
            return handed;
        }
    }
}
