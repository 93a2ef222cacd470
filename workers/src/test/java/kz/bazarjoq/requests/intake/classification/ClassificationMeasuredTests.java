package kz.bazarjoq.requests.intake.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the product's rules find in the labelled letters, in a table that the README shows; {@code -Dmeasured=write} writes it
 * anew.
 */
class ClassificationMeasuredTests {

    private static final boolean WRITE = "write".equals(System.getProperty("measured"));
    private static final Path README = Path.of("processes/decisions/README.md");
    private static final String BEGIN = "<!-- measured -->\n";
    private static final String END = "<!-- end of measured -->\n";

    private static final int PRECISION_OF_A_RIGHT = 75;
    private static final int RECALL_OF_A_RIGHT = 70;

    private static final List<LabelledLetter> LETTERS = LabelledLetter.all();
    private static final Rules RULES = rules();
    private static final Measurement MEASURED = Measurement.of(RULES, LETTERS);

    static List<String> rights() {
        return Stream.concat(RULES.rights().stream(), RULES.otherwise().stream())
                .map(RulesOfRight::right)
                .distinct()
                .toList();
    }

    @Test
    void theReadmeShowsWhatIsMeasured() throws IOException {
        var readme = Files.readString(README);
        var begin = readme.indexOf(BEGIN) + BEGIN.length();
        var end = readme.indexOf(END);
        var table = MEASURED.table(rights());
        System.out.println(table);

        if (WRITE) {
            Files.writeString(README, readme.substring(0, begin) + table + readme.substring(end));
            return;
        }

        assertThat(readme.substring(begin, end))
                .as("Write the table anew with: ./mvnw test -Dtest=ClassificationMeasuredTests -Dmeasured=write")
                .isEqualTo(table);
    }

    @ParameterizedTest
    @MethodSource("rights")
    void isRarelyWrongAndMissesLittleOfARight(String right) {
        var score = MEASURED.score(right);

        assertThat(score.precision()).as("precision in %s", wrong(right)).isGreaterThanOrEqualTo(PRECISION_OF_A_RIGHT);
        assertThat(score.recall()).as("recall in %s", wrong(right)).isGreaterThanOrEqualTo(RECALL_OF_A_RIGHT);
    }

    @ParameterizedTest
    @CsvSource({"tuning, 95, 95", "held-out, 85, 90", "later, 80, 68"})
    void isRarelyWrongAndMissesLittleInAPart(String part, int precision, int recall) {
        var score = MEASURED.of(part).score(rights());

        assertThat(score.precision()).isGreaterThanOrEqualTo(precision);
        assertThat(score.recall()).isGreaterThanOrEqualTo(recall);
    }

    @Test
    void everyRightHasRulesAndLettersInEveryPart() throws IOException {
        try (var folders = Files.list(Path.of("processes"))) {
            assertThat(rights())
                    .containsExactlyInAnyOrderElementsOf(folders.filter(ClassificationMeasuredTests::isRight)
                            .map(folder -> folder.getFileName().toString())
                            .toList());
        }
        assertThat(LETTERS)
                .hasSizeGreaterThanOrEqualTo(160)
                .extracting(LabelledLetter::part)
                .isSubsetOf(Measurement.PARTS);
        assertThat(rights()).allSatisfy(right -> assertThat(Measurement.PARTS)
                .allSatisfy(part ->
                        assertThat(MEASURED.of(part).score(right).meant()).isPositive()));
    }

    private static List<Measurement.Result> wrong(String right) {
        return MEASURED.results().stream()
                .filter(result -> result.suggested().contains(right)
                        != result.letter().rights().contains(right))
                .toList();
    }

    private static boolean isRight(Path folder) {
        var model = folder.resolve(folder.getFileName() + ".bpmn");
        try {
            return Files.exists(model)
                    && Files.readString(model).contains("<zeebe:property name=\"right\" value=\"true\"");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Rules rules() {
        try {
            return RulesFile.read(Files.readString(Path.of("processes", RulesFile.PLACE)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
