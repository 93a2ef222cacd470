package kz.bazarjoq.requests.models.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableRulesTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UNIQUE", "FIRST", "COLLECT"})
    void acceptsRowsThatEachApply(String policy) throws IOException {
        write(policy, row("a", "\"x\"", "< date(\"2026-01-01\")"), row("b", "\"x\",\"y\"", ">= date(\"2026-01-01\")"));

        assertThat(broken()).isEmpty();
    }

    @Test
    void findsACellThatIsNotFeel() throws IOException {
        write("FIRST", row("a", "\"x", ""), row("b", "\"x\"", ""));

        assertThat(broken()).singleElement().satisfies(finding -> {
            assertThat(finding.file()).endsWith("terms.dmn");
            assertThat(finding.element()).isEqualTo("a");
            assertThat(finding.message())
                    .isEqualTo("table terms, row 1: every cell of a row is FEEL, and this one isn't: \"x");
        });
    }

    @Test
    void findsTwoRowsForOneCase() throws IOException {
        write(
                "UNIQUE",
                row("until", "\"x\",\"y\"", "[date(\"2025-01-01\")..date(\"2026-01-01\")]"),
                row("since", "\"y\"", ">= date(\"2026-01-01\")"));

        assertThat(broken()).singleElement().satisfies(finding -> {
            assertThat(finding.element()).isEqualTo("since");
            assertThat(finding.message())
                    .isEqualTo("table terms, row 2: only one row applies, but row 1 applies too to [y, 2026-01-01]");
        });
    }

    @Test
    void findsARowThatIsNeverTheFirst() throws IOException {
        write(
                "FIRST",
                row("before", "\"x\"", "< date(\"2026-01-01\")"),
                row("since", "\"x\",\"y\"", ">= date(\"2026-01-01\")"),
                row("never", "\"x\"", ">= date(\"2025-01-01\")"),
                row("other", "", ""));

        assertThat(broken()).singleElement().satisfies(finding -> {
            assertThat(finding.element()).isEqualTo("never");
            assertThat(finding.message()).startsWith("table terms, row 3: some case gets to the row");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNIQUE", "FIRST", "COLLECT"})
    void findsARowThatNothingFits(String policy) throws IOException {
        write(policy, row("a", "\"x\"", "[date(\"2026-01-01\")..date(\"2025-01-01\")]"), row("b", "\"x\"", ""));

        assertThat(broken()).extracting(Finding::element).containsExactly("a");
    }

    private List<Finding> broken() {
        return TableRules.broken(Models.in(folder)).toList();
    }

    private static String row(String id, String right, String receivedOn) {
        return """
                <rule id="%s">
                  <inputEntry><text><![CDATA[%s]]></text></inputEntry>
                  <inputEntry><text><![CDATA[%s]]></text></inputEntry>
                  <outputEntry><text>30</text></outputEntry>
                </rule>"""
                .formatted(id, right, receivedOn);
    }

    private void write(String policy, String... rows) throws IOException {
        Files.writeString(
                folder.resolve("terms.dmn"),
                """
                <definitions>
                  <decision id="terms">
                    <decisionTable hitPolicy="%s">
                      <input id="right"><inputExpression typeRef="string"><text>right</text></inputExpression></input>
                      <input id="on"><inputExpression typeRef="date"><text>date(receivedOn)</text></inputExpression></input>
                      <output id="amount" />
                      %s
                    </decisionTable>
                  </decision>
                </definitions>"""
                        .formatted(policy, String.join("\n", rows)));
    }
}
