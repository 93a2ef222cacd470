package kz.bazarjoq.requests.correspondence.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.bazarjoq.requests.register.Language;
import org.springframework.stereotype.Component;

/** Fills the letters that lie with the processes. */
@Component
public class LetterTexts {

    private final LetterTemplates templates;
    private final LetterRenderer renderer;

    LetterTexts(LetterTemplates templates, LetterRenderer renderer) {
        this.templates = templates;
        this.renderer = renderer;
    }

    /**
     * A letter to a customer.
     *
     * @param folders of the processes that may hold it, in their order; what none has is taken from the entry process
     * @param secrets placeholders that are left as marks, to be filled while sending
     * @throws TemplateException that names the file and what is wrong with it
     */
    public RenderedLetter toCustomer(
            List<String> folders, String template, Language language, Map<String, ?> values, Set<String> secrets) {
        return renderer.render(templates.find(folders, file(template, language)), language, values, secrets);
    }

    /** What a letter to a customer names. */
    public Set<String> placeholders(List<String> folders, String template, Language language) {
        return templates.find(folders, file(template, language)).placeholders();
    }

    /** A letter to staff, which is always in Russian. */
    public RenderedLetter toStaff(List<String> folders, String template, Map<String, ?> values, Set<String> secrets) {
        var file = "mail/staff/%s.ru.md".formatted(template);
        return renderer.render(templates.find(folders, file), Language.RU, values, secrets);
    }

    private static String file(String template, Language language) {
        return "mail/%s.%s.md".formatted(template, language.code());
    }
}
