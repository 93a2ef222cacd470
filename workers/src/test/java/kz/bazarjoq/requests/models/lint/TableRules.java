package kz.bazarjoq.requests.models.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Every cell of a decision table is FEEL, every row can apply, and only one does where the table says so. */
final class TableRules {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern DATE = Pattern.compile("date\\(\"([0-9-]+)\"\\)");

    private TableRules() {}

    static Stream<Finding> broken(Models models) {
        return models.endingIn(".dmn").flatMap(file -> elements(read(file).getDocumentElement(), "decisionTable")
                .map(table -> new Table(file, table))
                .flatMap(Table::broken));
    }

    private static org.w3c.dom.Document read(Path file) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ParserConfigurationException | SAXException failure) {
            throw new IllegalStateException(file + " can't be read", failure);
        }
    }

    private static Stream<Element> elements(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
    }

    private static String text(Element parent) {
        return elements(parent, "text")
                .findFirst()
                .map(Element::getTextContent)
                .orElse("")
                .strip();
    }

    /** A table as it is written. */
    private record Table(Path file, Element table) {

        Stream<Finding> broken() {
            var unreadable = Stream.concat(
                            elements(table, "inputExpression")
                                    .filter(cell -> !Feel.isExpression(text(cell)))
                                    .map(cell -> finding(
                                            (Element) cell.getParentNode(),
                                            "its expression isn't FEEL: " + text(cell))),
                            rows().stream().flatMap(this::unreadable))
                    .toList();
            return unreadable.isEmpty() ? unreachable() : unreadable.stream();
        }

        private List<Element> rows() {
            return elements(table, "rule").toList();
        }

        private Stream<Finding> unreadable(Element row) {
            return Stream.concat(
                            elements(row, "inputEntry")
                                    .map(TableRules::text)
                                    .filter(cell -> !cell.isEmpty() && !Feel.isTest(cell)),
                            elements(row, "outputEntry")
                                    .map(TableRules::text)
                                    .filter(cell -> !cell.isEmpty() && !Feel.isExpression(cell)))
                    .map(cell -> finding(row, "every cell of a row is FEEL, and this one isn't: " + cell));
        }

        /** Tries every combination of what the cells tell apart. */
        private Stream<Finding> unreachable() {
            var rows = rows();
            var reached = new BitSet();
            var overlaps = new LinkedHashMap<String, Finding>();
            for (var matching : combinations(columns(rows), rows.size())) {
                var first = matching.rows().nextSetBit(0);
                var second = matching.rows().nextSetBit(first + 1);
                if (!unique() && !first()) {
                    reached.or(matching.rows());
                } else if (first >= 0) {
                    reached.set(first);
                }
                if (unique() && second >= 0) {
                    overlaps.putIfAbsent(
                            first + " " + second,
                            finding(
                                    rows.get(second),
                                    "only one row applies, but row %d applies too to %s"
                                            .formatted(first + 1, matching.values())));
                    reached.set(second);
                }
            }
            return Stream.concat(
                    overlaps.values().stream(),
                    IntStream.range(0, rows.size())
                            .filter(row -> !reached.get(row))
                            .mapToObj(
                                    row -> finding(rows.get(row), "some case gets to the row, past those before it")));
        }

        private boolean unique() {
            return table.getAttribute("hitPolicy").isEmpty()
                    || table.getAttribute("hitPolicy").equals("UNIQUE");
        }

        private boolean first() {
            return table.getAttribute("hitPolicy").equals("FIRST");
        }

        /** For each input the values that its cells tell apart, and which rows each of them fits. */
        private List<Map<Object, BitSet>> columns(List<Element> rows) {
            var inputs = elements(table, "input").toList();
            var columns = new ArrayList<Map<Object, BitSet>>();
            for (var at = 0; at < inputs.size(); at++) {
                var cells = new ArrayList<String>();
                for (var row : rows) {
                    cells.add(text(elements(row, "inputEntry").toList().get(at)));
                }
                var column = new LinkedHashMap<Object, BitSet>();
                for (var value : values(inputs.get(at), cells)) {
                    var fitting = new BitSet();
                    IntStream.range(0, cells.size())
                            .filter(row -> cells.get(row).isEmpty() || Feel.fits(cells.get(row), value))
                            .forEach(fitting::set);
                    column.put(value, fitting);
                }
                columns.add(column);
            }
            return columns;
        }

        private static LinkedHashSet<Object> values(Element input, List<String> cells) {
            var values = new LinkedHashSet<Object>();
            var allowed = elements(input, "inputValues").findFirst().map(TableRules::text);
            if (elements(input, "inputExpression")
                    .anyMatch(typed -> typed.getAttribute("typeRef").equals("date"))) {
                cells.forEach(cell -> DATE.matcher(cell)
                        .results()
                        .map(match -> LocalDate.parse(match.group(1)))
                        .forEach(date -> values.addAll(List.of(date.minusDays(1), date, date.plusDays(1)))));
                values.add(LocalDate.EPOCH);
            } else {
                allowed.map(List::of).orElse(cells).forEach(cell -> TEXT.matcher(cell)
                        .results()
                        .map(match -> match.group(1))
                        .forEach(values::add));
                if (allowed.isEmpty()) {
                    values.add("any other");
                }
            }
            return values;
        }

        private static List<Match> combinations(List<Map<Object, BitSet>> columns, int rows) {
            var all = new BitSet();
            all.set(0, rows);
            var combinations = List.of(new Match(List.of(), all));
            for (var column : columns) {
                combinations = combinations.stream()
                        .flatMap(match ->
                                column.entrySet().stream().map(value -> match.and(value.getKey(), value.getValue())))
                        .filter(match -> !match.rows().isEmpty())
                        .toList();
            }
            return combinations;
        }

        private Finding finding(Element element, String rule) {
            var row = rows().indexOf(element);
            var decision = (Element) table.getParentNode();
            return new Finding(
                    file.toString(),
                    element.getAttribute("id"),
                    "house",
                    "table %s%s: %s".formatted(decision.getAttribute("id"), row < 0 ? "" : ", row " + (row + 1), rule));
        }
    }

    /** Values of the inputs, and the rows that they fit. */
    private record Match(List<Object> values, BitSet rows) {

        Match and(Object value, BitSet fitting) {
            var both = (BitSet) rows.clone();
            both.and(fitting);
            return new Match(Stream.concat(values.stream(), Stream.of(value)).toList(), both);
        }
    }
}
