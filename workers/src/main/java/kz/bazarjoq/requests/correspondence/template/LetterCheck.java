package kz.bazarjoq.requests.correspondence.template;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.engine.SavedFileCheck;
import org.springframework.stereotype.Component;

/** Tells an analyst at once when a letter that he saves can't be sent. */
@Component
class LetterCheck implements SavedFileCheck {

    private static final Pattern LETTER = Pattern.compile("[^/]+/mail/(staff/|recipients/)?[^/]+\\.(ru|kk|en)\\.md");

    /** What processes/README.md lists. */
    static final Set<String> PLACEHOLDERS = Set.of(
            "requestNumber",
            "receivedDate",
            "policyUrl",
            "shop.name",
            "shop.address",
            "shop.email",
            "caseUrl",
            "dueDate",
            "rightName",
            "outcomeText",
            "groundText",
            "groundClause",
            "missing",
            "missingText",
            "organisation",
            "references",
            "subjectNumber",
            "referenceText",
            "confirmBy",
            "confirmUrl",
            "corrected",
            "stopped",
            "destroyed",
            "restricted",
            "held",
            "owed",
            "kept",
            "parts",
            "dataText",
            "untilDate",
            "results",
            "code",
            "codeUrl",
            "codeValidUntil",
            "answerUrl",
            "answerUntil",
            "answerText");

    @Override
    public Optional<String> fault(String file, String content) {
        if (!LETTER.matcher(file).matches()) {
            return Optional.empty();
        }
        try {
            return LetterTemplate.parse(file, content).placeholders().stream()
                    .sorted()
                    .filter(name -> !PLACEHOLDERS.contains(name))
                    .findFirst()
                    .map("The letter %s can't be filled: there is no placeholder {{%%s}}".formatted(file)::formatted);
        } catch (TemplateException fault) {
            return Optional.ofNullable(fault.getMessage());
        }
    }
}
