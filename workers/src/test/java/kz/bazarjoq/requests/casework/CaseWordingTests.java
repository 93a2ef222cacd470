package kz.bazarjoq.requests.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class CaseWordingTests {

    private final CaseWording wording = new CaseWording(List::of, (code, language) -> code);

    @Test
    void hasWordsForEveryLetter() throws IOException {
        try (var files = Files.walk(Path.of("processes"))) {
            var letters = files.map(Path::toString)
                    .map(file -> file.replace('\\', '/'))
                    .filter(file -> file.matches(".*/mail/.*\\.ru\\.md"))
                    .map(file -> file.replaceAll(".*/mail/(staff/)?|\\.ru\\.md", ""))
                    .distinct()
                    .toList();

            assertThat(letters)
                    .contains("acknowledgement", "overdue", "recipients/told")
                    .allSatisfy(letter -> assertThat(wording.letter(letter)).isNotEqualTo(letter));
        }
    }

    @Test
    void saysEachThingOnce() throws IOException {
        var keys = new ClassPathResource("timeline.properties")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')));

        assertThat(keys).doesNotHaveDuplicates();
    }
}
