package kz.bazarjoq.requests.casework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.correspondence.Threads;
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
    private final Threads threads;

    SubjectSection(Identification identification, Subjects subjects, Threads threads) {
        this.identification = identification;
        this.subjects = subjects;
        this.threads = threads;
    }

    @Override
    public Map<String, Object> of(SubjectRequest request) {
        var found = identification.of(request.id());
        var facts = new HashMap<String, Object>();
        facts.put("mayPick", mayPick(request));
        found.ifPresentOrElse(
                subject -> facts.put("subject", line(subject)), () -> facts.put("suggested", suggested(request)));
        return facts;
    }

    /** Whoever has the sender's address on file, where that doesn't say which of them wrote. */
    private List<Subject> suggested(SubjectRequest request) {
        try {
            return mayPick(request)
                    ? threads.sender(request.id()).stream()
                            .flatMap(sender -> subjects.search(sender.address()).stream())
                            .toList()
                    : List.of();
        } catch (SourceUnavailableException away) {
            return List.of();
        }
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
        var named = found.method() == Method.ADDRESS_IN_LETTER;
        var since = Russian.moment(found.at());
        var by =
                found.method() == Method.PICKED_BY_STAFF || found.method() == Method.DECIDED_BY_STAFF ? found.by() : "";
        try {
            var person = subjects.describe(found.ref()).orElse(null);
            return new SubjectLine(
                    reference, found.isEstablished(), named, how, by, since, person, person == null, false);
        } catch (SourceUnavailableException away) {
            return new SubjectLine(reference, found.isEstablished(), named, how, by, since, null, false, true);
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
     * @param named whether the letter names the person's address and came from another one
     * @param person who it is, read from the source just now
     * @param gone whether the source doesn't have the person any longer
     * @param away whether the source can't be asked now
     */
    record SubjectLine(
            String reference,
            boolean established,
            boolean named,
            String how,
            String by,
            String since,
            @Nullable Subject person,
            boolean gone,
            boolean away) {}
}
