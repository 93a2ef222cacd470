package kz.bazarjoq.requests.casework;

import java.util.HashMap;
import java.util.Map;
import kz.bazarjoq.requests.data.SourceUnavailableException;
import kz.bazarjoq.requests.data.Subject;
import kz.bazarjoq.requests.data.Subjects;
import kz.bazarjoq.requests.identity.Identification;
import kz.bazarjoq.requests.identity.RequestSubject;
import kz.bazarjoq.requests.identity.RequestSubject.Method;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose data the request is about, how that is known, and whether a person may still pick. */
@Component
class SubjectSection implements CaseSection {

    private final Identification identification;
    private final Subjects subjects;

    SubjectSection(Identification identification, Subjects subjects) {
        this.identification = identification;
        this.subjects = subjects;
    }

    @Override
    public Map<String, Object> of(SubjectRequest request) {
        var found = identification.of(request.id());
        var facts = new HashMap<String, Object>();
        facts.put("mayPick", mayPick(request));
        found.ifPresent(subject -> facts.put("subject", line(subject)));
        return facts;
    }

    /** Whether it is still open whose data the request is about. */
    boolean mayPick(SubjectRequest request) {
        return request.isOpen()
                && identification
                        .of(request.id())
                        .filter(RequestSubject::isEstablished)
                        .isEmpty();
    }

    private SubjectLine line(RequestSubject found) {
        var reference = found.ref().source() + "/" + found.ref().key();
        var how = wording(found.method());
        var since = Russian.moment(found.at());
        var by =
                found.method() == Method.PICKED_BY_STAFF || found.method() == Method.DECIDED_BY_STAFF ? found.by() : "";
        try {
            var person = subjects.describe(found.ref()).orElse(null);
            return new SubjectLine(reference, found.isEstablished(), how, by, since, person, person == null, false);
        } catch (SourceUnavailableException away) {
            return new SubjectLine(reference, found.isEstablished(), how, by, since, null, false, true);
        }
    }

    private static String wording(Method method) {
        return switch (method) {
            case SENDER_ADDRESS -> "адрес отправителя есть в базе";
            case ADDRESS_IN_LETTER -> "адрес из письма есть в базе";
            case PICKED_BY_STAFF -> "выбран сотрудником";
            case CODE_TO_ADDRESS_ON_FILE -> "код с адреса в базе";
            case DECIDED_BY_STAFF -> "решение сотрудника";
        };
    }

    /**
     * The subject as the page shows it.
     *
     * @param person who it is, read from the source just now
     * @param gone whether the source doesn't have the person any longer
     * @param away whether the source can't be asked now
     */
    record SubjectLine(
            String reference,
            boolean established,
            String how,
            String by,
            String since,
            @Nullable Subject person,
            boolean gone,
            boolean away) {}
}
