package kz.bazarjoq.requests.correspondence.template;

import java.util.Map;
import kz.bazarjoq.requests.register.Language;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** How letters word a code: {@code mail/<codes>.<language>.yaml} of the process that the codes belong to. */
@Component
public class CodeTexts {

    private final LetterTemplates files;

    CodeTexts(LetterTemplates files) {
        this.files = files;
    }

    /** The outcome of a right; a code that has no wording is an error that names the file, here and below. */
    public String outcome(String code, Language language) {
        return text("personal-data-request/mail/outcomes", code, language);
    }

    /** What a customer is asked for. */
    public String missing(String code, Language language) {
        return text("request-information/mail/missing", code, language);
    }

    private String text(String codes, String code, Language language) {
        var file = "%s.%s.yaml".formatted(codes, language.code());
        var loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(files.read(file));
        if (loaded instanceof Map<?, ?> texts && texts.get(code) instanceof String text) {
            return text;
        }
        throw new TemplateException("The code \"%s\" has no wording in %s".formatted(code, file));
    }
}
