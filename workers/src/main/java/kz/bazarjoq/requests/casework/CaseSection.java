package kz.bazarjoq.requests.casework;

import java.util.Map;
import kz.bazarjoq.requests.register.SubjectRequest;

/** A part of the case page. */
interface CaseSection {

    /** What the part shows of a request, by the names that the page's template uses. */
    Map<String, Object> of(SubjectRequest request);
}
