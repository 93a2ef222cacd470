package kz.bazarjoq.requests.correspondence.template;

import java.util.Optional;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.engine.SavedFileCheck;
import org.springframework.stereotype.Component;

/** Tells an analyst at once when a letter that he saves can't be sent. */
@Component
class LetterCheck implements SavedFileCheck {

    private static final Pattern LETTER = Pattern.compile("[^/]+/mail/(staff/)?[^/]+\\.(ru|kk|en)\\.md");

    @Override
    public Optional<String> fault(String file, String content) {
        if (!LETTER.matcher(file).matches()) {
            return Optional.empty();
        }
        try {
            var letter = LetterTemplate.parse(file, content);
            StrictMustache.check(file, letter.subject());
            StrictMustache.check(file, letter.body());
            return Optional.empty();
        } catch (TemplateException fault) {
            return Optional.ofNullable(fault.getMessage());
        }
    }
}
