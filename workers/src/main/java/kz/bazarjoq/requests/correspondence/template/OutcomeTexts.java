package kz.bazarjoq.requests.correspondence.template;

import java.util.Map;
import kz.bazarjoq.requests.register.Language;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** How letters word the outcome of a right: {@code mail/outcomes.<language>.yaml} of the entry process. */
@Component
public class OutcomeTexts {

    private final LetterTemplates files;

    OutcomeTexts(LetterTemplates files) {
        this.files = files;
    }

    /** The wording; an outcome that has none is an error that names the file. */
    public String text(String outcome, Language language) {
        var file = "outcomes.%s.yaml".formatted(language.code());
        var loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(files.textsOfEntryProcess(file));
        if (loaded instanceof Map<?, ?> texts && texts.get(outcome) instanceof String text) {
            return text;
        }
        throw new TemplateException("The outcome \"%s\" has no wording in mail/%s".formatted(outcome, file));
    }
}
