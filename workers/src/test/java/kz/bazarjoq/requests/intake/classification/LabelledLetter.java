package kz.bazarjoq.requests.intake.classification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.correspondence.IncomingLetter;
import kz.bazarjoq.requests.correspondence.inbound.LetterParser;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A letter of the labelled set.
 *
 * @param rights that it asks for
 */
record LabelledLetter(String id, String part, String language, String subject, String text, List<String> rights) {

    /** All of them. */
    static List<LabelledLetter> all() {
        try (var file = new ClassPathResource("classification/letters.yaml").getInputStream()) {
            List<Map<String, Object>> letters = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return letters.stream().map(LabelledLetter::of).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static LabelledLetter of(Map<String, Object> entries) {
        return new LabelledLetter(
                text(entries, "id"),
                text(entries, "part"),
                text(entries, "language"),
                text(entries, "subject"),
                text(entries, "text"),
                ((List<?>) entries.getOrDefault("rights", List.of()))
                        .stream().map(String::valueOf).toList());
    }

    private static String text(Map<String, Object> entries, String name) {
        return String.valueOf(entries.get(name));
    }

    /** As it is read when it arrives by mail. */
    IncomingLetter received() {
        var mail =
                """
                From: customer@mail.example
                Subject: =?utf-8?B?%s?=
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                %s
                """
                        .formatted(encoded(subject), encoded(text));
        return new LetterParser("info@bazarjoq.kz")
                .parse(mail.replace("\n", "\r\n").getBytes(UTF_8));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
