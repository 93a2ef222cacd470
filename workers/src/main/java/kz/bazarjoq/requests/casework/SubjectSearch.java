package kz.bazarjoq.requests.casework;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.casework.CaseViewings.What;
import kz.bazarjoq.requests.data.SourceUnavailableException;
import kz.bazarjoq.requests.data.Subject;
import kz.bazarjoq.requests.data.SubjectRef;
import kz.bazarjoq.requests.data.Subjects;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.stereotype.Component;

/** Searches the customers for a case, and records whom it showed to whom. */
@Component
class SubjectSearch {

    private final Subjects subjects;
    private final CaseViewings viewings;

    SubjectSearch(Subjects subjects, CaseViewings viewings) {
        this.subjects = subjects;
        this.viewings = viewings;
    }

    /** The customers that the text may mean, by the names that the page's template uses. */
    Map<String, Object> of(SubjectRequest request, String text, String staff) {
        List<Subject> found;
        try {
            found = subjects.search(text);
        } catch (SourceUnavailableException away) {
            return Map.of("searched", text, "searchAway", true);
        }
        var references = found.stream()
                .map(subject -> subject.ref().source() + "/" + subject.ref().key())
                .collect(Collectors.joining(" "));
        viewings.record(request.id(), staff, What.SUBJECT_SEARCH, references);
        return Map.of("searched", text, "found", found);
    }

    /** Whether a source has such a customer, so that he can be picked. */
    boolean knows(SubjectRef ref) {
        return subjects.describe(ref).isPresent();
    }
}
