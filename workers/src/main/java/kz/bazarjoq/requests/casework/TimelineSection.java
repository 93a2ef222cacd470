package kz.bazarjoq.requests.casework;

import java.util.Map;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.stereotype.Component;

/** What happened to the request and who did it. */
@Component
class TimelineSection implements CaseSection {

    private final Register register;
    private final CaseWording wording;

    TimelineSection(Register register, CaseWording wording) {
        this.register = register;
        this.wording = wording;
    }

    @Override
    public Map<String, Object> of(SubjectRequest request) {
        return Map.of(
                "timeline",
                register.timeline(request.id()).stream()
                        .map(entry -> new TimelineLine(
                                Russian.moment(entry.at()), wording.what(entry), wording.who(entry.actor())))
                        .toList());
    }

    record TimelineLine(String at, String what, String who) {}
}
