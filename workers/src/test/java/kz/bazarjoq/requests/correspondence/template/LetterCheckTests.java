package kz.bazarjoq.requests.correspondence.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterCheckTests {

    private static final String FILE = "closed/mail/closed.ru.md";

    private final LetterCheck check = new LetterCheck();

    @Test
    void offersNoPlaceholderThatNoLetterUses() throws IOException {
        var used = new HashSet<String>();
        try (var files = Files.walk(Path.of("processes"))) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                if (file.toString().matches(".*[/\\\\]mail[/\\\\].*")) {
                    used.addAll(LetterTemplate.parse(file.toString(), Files.readString(file))
                            .placeholders());
                }
            }
        }

        assertThat(used).containsExactlyInAnyOrderElementsOf(LetterCheck.PLACEHOLDERS);
    }

    @Test
    void findsNothingWrongWithTheLettersThatAreThere() throws IOException {
        var processes = Path.of("processes");
        try (var files = Files.walk(processes)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                var place = processes.relativize(file).toString().replace('\\', '/');
                assertThat(check.fault(place, content)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "{{requestNumbr}}, {{requestNumbr}}",
        "{{#reslts}}{{rightName}}{{/reslts}}, {{reslts}}",
        "{{#results}}{{rihgtName}}{{/results}}, {{rihgtName}}",
        "{{^reslts}}none{{/reslts}}, {{reslts}}"
    })
    void namesAPlaceholderThatNoLetterHas(String body, String named) {
        assertThat(check.fault(FILE, "---\nsubject: x\n---\n" + body))
                .hasValue("The letter %s can't be filled: there is no placeholder %s".formatted(FILE, named));
        assertThat(check.fault(FILE, "---\nsubject: %s\n---\n".formatted("'" + body + "'")))
                .hasValueSatisfying(fault -> assertThat(fault).contains(named));
    }
}
