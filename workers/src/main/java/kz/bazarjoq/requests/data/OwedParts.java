package kz.bazarjoq.requests.data;

import java.util.Set;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/** Which parts of the data it takes to fulfil what is still owed to or by the subject of a request. */
@Component
class OwedParts {

    private final Sources sources;
    private final EstablishedSubjects subjects;
    private final SubjectRows rows;
    private final Vault vault;

    OwedParts(Sources sources, EstablishedSubjects subjects, SubjectRows rows, Vault vault) {
        this.sources = sources;
        this.subjects = subjects;
        this.rows = rows;
        this.vault = vault;
    }

    /** Whether some obligation may need the part, whoever's it is. */
    boolean mayNeed(String part) {
        return sources.all().stream()
                .flatMap(source -> source.map().obligations().values().stream())
                .anyMatch(obligation -> obligation.needs().contains(part));
    }

    /** All parts where nobody is known of whom it could be told. */
    Set<String> of(RequestId request) {
        return subjects.established(request)
                .map(subject -> Obligations.lasting(new PersonData(sources, rows.find(subject), vault))
                        .keySet())
                .orElse(sources.map().parts().keySet());
    }
}
