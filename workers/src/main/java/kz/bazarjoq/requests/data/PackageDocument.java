package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Operator;
import org.jspecify.annotations.Nullable;

/** What the PDF of a package shows, worded in the language of its request. */
final class PackageDocument {

    private static final int WIDEST_GRID = 5;
    private static final int LONGEST_CELL = 48;
    private static final int MOST_HANDED = 100;

    private final PackageFacts facts;
    private final DataMap map;
    private final Operator operator;
    private final List<PackageTable> tables;
    private final Language language;

    PackageDocument(PackageFacts facts, DataMap map, Operator operator, List<PackageTable> tables) {
        this.facts = facts;
        this.map = map;
        this.operator = operator;
        this.tables = List.copyOf(tables);
        language = facts.request().language();
    }

    Language language() {
        return language;
    }

    static SourceMap.Column column(SourceMap.Table table, String name) {
        return Objects.requireNonNull(table.columns().get(name), name);
    }

    View view(PackageTexts texts) {
        var code = facts.content().code();
        var sections =
                switch (facts.content()) {
                    case COMPOSITION_AND_SOURCES -> Stream.concat(
                                    Stream.of(summary(texts)), tables.stream().map(table -> table(table, texts)))
                            .toList();
                    case BASES_PURPOSES_TERMS -> bases(texts);
                    case RECIPIENTS, PROCESSORS -> organisations(texts);
                };
        return new View(
                texts.text(language, code + ".title"),
                texts.text(language, code + ".intro"),
                List.of(
                        new Fact(texts.text(language, "subject"), facts.subject(), ""),
                        new Fact(
                                texts.text(language, "request"),
                                texts.text(
                                        language,
                                        "request.of",
                                        facts.request().number(),
                                        texts.longDate(facts.request().receivedAt(), language)),
                                ""),
                        new Fact(texts.text(language, "made"), texts.longDate(facts.madeAt(), language), ""),
                        new Fact(
                                texts.text(language, "operator"),
                                operator.operatorName(),
                                "%s · %s".formatted(operator.operatorAddress(language), operator.operatorEmail()))),
                sections,
                operator.operatorName(),
                facts.request().number().value());
    }

    private Section summary(PackageTexts texts) {
        var rows = facts.held().entrySet().stream()
                .map(held -> {
                    var part = map.part(held.getKey());
                    return List.of(
                            part.name().in(language),
                            origin(part.origin()),
                            Long.toString(held.getValue().rows()));
                })
                .toList();
        var heads =
                List.of(texts.text(language, "part"), texts.text(language, "origin"), texts.text(language, "records"));
        var notes = tables.stream().flatMap(table -> table.shown().stream()).allMatch(row -> row.restrictions()
                        .isEmpty())
                ? List.<String>of()
                : List.of(texts.text(language, "restricted.what"));
        return new Section(texts.text(language, "summary"), notes, new Grid(heads, List.of(), rows), List.of(), null);
    }

    private Section table(PackageTable table, PackageTexts texts) {
        var columns = table.table().told();
        var origins = new ArrayList<>(columns.stream()
                .map(column -> origin(table.table().origin(column, map)))
                .toList());
        var same = origins.stream().distinct().count() == 1;
        var notes = new ArrayList<String>();
        notes.add(texts.text(
                language,
                "parts",
                table.table()
                        .parts()
                        .map(part -> map.part(part).name().in(language))
                        .collect(Collectors.joining("; "))));
        if (same) {
            notes.add(texts.text(language, "origin.all", origins.getFirst()));
        }
        var names = new ArrayList<>(columns.stream()
                .map(column -> column(table.table(), column).name().in(language))
                .toList());
        var restrictions = new Restrictions(table.table(), texts);
        var restricted = table.shown().stream().map(restrictions::inWords).toList();
        var alike = restricted.stream().distinct().count() == 1;
        if (alike && !restricted.getFirst().isEmpty()) {
            notes.add(capital(restricted.getFirst()) + ".");
        }
        if (!alike) {
            names.add(texts.text(language, "restricted"));
            origins.add("");
        }
        var cells = IntStream.range(0, restricted.size())
                .mapToObj(place -> cells(
                        table, table.shown().get(place), alike ? List.of() : List.of(restricted.get(place)), texts))
                .toList();
        var more = table.rows() > table.shown().size()
                ? texts.text(
                        language,
                        "more",
                        table.shown().size(),
                        table.rows(),
                        facts.request().number() + ".json")
                : null;
        var title = table.table().name().in(language);
        if (cells.size() > 1 && fitsGrid(names.size(), cells)) {
            return new Section(title, notes, new Grid(names, same ? List.of() : origins, cells), List.of(), more);
        }
        var cards = IntStream.range(0, cells.size())
                .mapToObj(place -> new Card(
                        table.rows() == 1 ? "" : "№ " + (place + 1),
                        card(names, cells.get(place), same ? List.of() : origins)))
                .toList();
        return new Section(title, notes, null, cards, more);
    }

    /** The values of a row, and what else is said of it. */
    private List<String> cells(PackageTable table, PersonRow row, List<String> more, PackageTexts texts) {
        var columns = table.table().told();
        return Stream.concat(
                        IntStream.range(0, columns.size())
                                .mapToObj(place -> cell(
                                        column(table.table(), columns.get(place)),
                                        row.values().get(place),
                                        texts)),
                        more.stream())
                .toList();
    }

    /** A value; where it is a code, its words, and where it names an organisation, that one's name. */
    private String cell(SourceMap.Column column, @Nullable Object value, PackageTexts texts) {
        if (value instanceof List<?> several) {
            return several.stream().map(one -> cell(column, one, texts)).collect(Collectors.joining(", "));
        }
        var organisation = column.namesRecipient() ? map.recipients().get(String.valueOf(value)) : null;
        return organisation == null
                ? column.worded(value).map(words -> words.in(language)).orElseGet(() -> texts.value(value, language))
                : organisation.name().in(language);
    }

    private static boolean fitsGrid(int columns, List<List<String>> cells) {
        return columns <= WIDEST_GRID
                && cells.stream().flatMap(List::stream).allMatch(cell -> cell.length() <= LONGEST_CELL);
    }

    private static List<Fact> card(List<String> names, List<String> cells, List<String> origins) {
        return IntStream.range(0, names.size())
                .filter(place -> !cells.get(place).isEmpty())
                .mapToObj(place ->
                        new Fact(names.get(place), cells.get(place), origins.isEmpty() ? "" : origins.get(place)))
                .toList();
    }

    private List<Section> bases(PackageTexts texts) {
        var sections = new ArrayList<Section>();
        sections.add(new Section(
                texts.text(language, "methods"), List.of(texts.text(language, "methods.text")), null, List.of(), null));
        facts.held().forEach((code, held) -> {
            var part = map.part(code);
            sections.add(new Section(
                    capital(part.name().in(language)),
                    List.of(),
                    null,
                    List.of(new Card("", why(part, held, texts))),
                    null));
        });
        return sections;
    }

    private List<Fact> why(Part part, PackageFacts.HeldRows held, PackageTexts texts) {
        var words = map.vocabulary();
        var purposes =
                part.purposes().stream().map(purpose -> word(words.purposes().get(purpose)));
        var bases = part.bases().stream().map(basis -> "%s: %s"
                .formatted(word(words.bases().get(basis.basis())), words.clauses(basis.clause(), language)));
        var keep = part.keep();
        var term = texts.text(
                language,
                "term.from",
                texts.term(keep.term(), language),
                word(words.events().get(keep.from())),
                words.clauses(keep.clause(), language));
        return List.of(
                new Fact(
                        texts.text(language, "category"),
                        word(words.categories().get(part.category())),
                        ""),
                new Fact(texts.text(language, "purposes"), purposes.collect(Collectors.joining("; ")), ""),
                new Fact(texts.text(language, "bases"), bases.collect(Collectors.joining("; ")), ""),
                new Fact(texts.text(language, "term"), term, ""),
                new Fact(texts.text(language, "until"), until(keep, held, texts), ""));
    }

    /** Until when the rows are kept, as far as it is known. */
    private String until(Part.Keep keep, PackageFacts.HeldRows held, PackageTexts texts) {
        var said = new ArrayList<String>();
        if (held.firstEvent() != null && held.lastEvent() != null) {
            var first = texts.value(held.firstEvent().plus(keep.term()), language);
            var last = texts.value(held.lastEvent().plus(keep.term()), language);
            said.add(
                    first.equals(last)
                            ? texts.text(language, "until.day", last)
                            : texts.text(language, "until.days", first, last));
        }
        if (held.pending() > 0) {
            said.add(texts.text(language, "until.open"));
        }
        return String.join(" ", said);
    }

    private List<Section> organisations(PackageTexts texts) {
        if (facts.organisations().isEmpty()) {
            return List.of(new Section(
                    "", List.of(texts.text(language, facts.content().code() + ".none")), null, List.of(), null));
        }
        return facts.organisations().entrySet().stream()
                .map(entry -> organisation(entry.getKey(), entry.getValue(), texts))
                .toList();
    }

    private Section organisation(String code, Organisation organisation, PackageTexts texts) {
        var told = new ArrayList<Fact>();
        told.add(
                new Fact(texts.text(language, "address"), organisation.address().in(language), ""));
        if (organisation.bin() != null) {
            told.add(new Fact(texts.text(language, "bin"), organisation.bin(), ""));
        }
        told.add(new Fact(
                texts.text(language, "where"),
                texts.text(language, organisation.isAbroad() ? "where.abroad" : "where.home", country(organisation)),
                ""));
        told.add(new Fact(
                texts.text(language, "gets"),
                facts.partsOf(code, map).stream()
                        .map(part -> map.part(part).name().in(language))
                        .collect(Collectors.joining("; ")),
                ""));
        told.add(new Fact(
                texts.text(language, "contract"), map.vocabulary().clauses(organisation.source(), language), ""));
        return new Section(
                organisation.name().in(language),
                List.of(),
                handed(code, texts),
                List.of(new Card("", told)),
                handedMore(code, texts));
    }

    private String country(Organisation organisation) {
        return Locale.of("", organisation.country()).getDisplayCountry(language.locale());
    }

    private @Nullable String handedMore(String code, PackageTexts texts) {
        var rows = facts.handed().getOrDefault(code, List.of()).size();
        return rows > MOST_HANDED
                ? texts.text(
                        language, "more", MOST_HANDED, rows, facts.request().number() + ".json")
                : null;
    }

    /** What was handed to an organisation, without the column that names it. */
    private @Nullable Grid handed(String code, PackageTexts texts) {
        var rows = facts.handed().getOrDefault(code, List.of());
        if (rows.isEmpty()) {
            return null;
        }
        var table = rows.getFirst().table();
        var columns = rows.getFirst().columns();
        var places = IntStream.range(0, columns.size())
                .filter(place -> !column(table, columns.get(place)).namesRecipient())
                .boxed()
                .toList();
        return new Grid(
                places.stream()
                        .map(place -> column(table, columns.get(place)).name().in(language))
                        .toList(),
                List.of(),
                rows.stream()
                        .filter(row -> row.table().equals(table))
                        .limit(MOST_HANDED)
                        .map(row -> places.stream()
                                .map(place -> cell(
                                        column(table, columns.get(place)),
                                        row.row().values().get(place),
                                        texts))
                                .toList())
                        .toList());
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private String origin(String code) {
        return word(map.vocabulary().origins().get(code));
    }

    private String word(@Nullable LocalizedText text) {
        return text == null ? "" : text.in(language);
    }

    /** Says what restricts the rows of a table. */
    private final class Restrictions {

        private final SourceMap.Table table;
        private final PackageTexts texts;

        Restrictions(SourceMap.Table table, PackageTexts texts) {
            this.table = table;
            this.texts = texts;
        }

        /** Empty where nothing does. */
        String inWords(PersonRow row) {
            var places = new LinkedHashMap<String, List<String>>();
            row.restrictions().forEach(one -> places.computeIfAbsent(inWords(one), first -> new ArrayList<>())
                    .addAll(places(one)));
            return places.entrySet().stream()
                    .map(entry -> names(given(row)).allMatch(entry.getValue()::contains)
                            ? entry.getKey()
                            : "%s: %s".formatted(String.join(", ", entry.getValue()), entry.getKey()))
                    .collect(Collectors.joining("; "));
        }

        private List<String> places(RowRestriction restriction) {
            return restriction.columns() == null
                    ? names(Stream.of(restriction.part())).toList()
                    : restriction.columns().stream()
                            .map(column -> column(table, column).name().in(language))
                            .toList();
        }

        /** The parts that the row has something of. */
        private Stream<String> given(PersonRow row) {
            var columns = table.told();
            return IntStream.range(0, columns.size())
                    .filter(place -> row.values().get(place) != null)
                    .mapToObj(place -> table.part(columns.get(place)));
        }

        private Stream<String> names(Stream<String> parts) {
            return parts.map(part -> map.part(part).name().in(language));
        }

        private String inWords(RowRestriction restriction) {
            var said = new ArrayList<String>();
            said.add(texts.text(
                    language, "restricted." + restriction.kind(), texts.value(restriction.since(), language)));
            if (restriction.until() != null) {
                said.add(texts.text(language, "restricted.until", texts.value(restriction.until(), language)));
            }
            var reason = map.vocabulary().reasons().get(restriction.reason());
            if (reason != null) {
                said.add(texts.text(language, "restricted.reason", reason.in(language)));
            }
            return String.join(", ", said);
        }
    }

    /** All that the template shows. */
    record View(String title, String intro, List<Fact> facts, List<Section> sections, String operator, String number) {}

    /** A heading with notes, and below it a table, cards, or both. */
    record Section(String title, List<String> notes, @Nullable Grid grid, List<Card> cards, @Nullable String more) {}

    /** @param subheads below the heads: where each column is from, where that differs */
    record Grid(List<String> heads, List<String> subheads, List<List<String>> rows) {}

    record Card(String title, List<Fact> facts) {}

    record Fact(String name, String value, String note) {}
}
