package kz.bazarjoq.requests.casework;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.deadline.Clocks;
import kz.bazarjoq.requests.recipients.ToldRecipients;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestNumber;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds cases and says in short how each stands; nothing of it is personal. */
@Component
class Cases {

    private static final int SHOWN = 50;
    private static final Pattern SHORT_NUMBER = Pattern.compile("(?:(\\d{4})-)?0*(\\d{1,6})");

    private final Register register;
    private final Clocks clocks;
    private final ToldRecipients recipients;
    private final CaseWording wording;
    private final Clock clock;

    Cases(Register register, Clocks clocks, ToldRecipients recipients, CaseWording wording, Clock clock) {
        this.register = register;
        this.clocks = clocks;
        this.recipients = recipients;
        this.wording = wording;
        this.clock = clock;
    }

    /** The case with this number; throws where there is none. */
    SubjectRequest get(String number) {
        return RequestNumber.findIn(number).stream()
                .filter(exact -> exact.value().equals(number))
                .findFirst()
                .flatMap(register::find)
                .orElseThrow(NoSuchCaseException::new);
    }

    /** The case that staff mean by a number, as it is or as {@code 2026-123} or {@code 123} of this year. */
    Optional<SubjectRequest> search(String text) {
        var number = text.strip().toUpperCase(Locale.ROOT);
        var quoted = RequestNumber.findIn(number);
        if (!quoted.isEmpty()) {
            return register.find(quoted.getFirst());
        }
        var digits = SHORT_NUMBER.matcher(number);
        if (!digits.matches()) {
            return Optional.empty();
        }
        var year = digits.group(1) == null ? Russian.year(clock.instant()) : Integer.parseInt(digits.group(1));
        return register.find(RequestNumber.of(year, Integer.parseInt(digits.group(2))));
    }

    /** The newest cases, newest first. */
    List<CaseLine> newest() {
        var newest = register.newest(SHOWN);
        var ids = newest.stream().map(SubjectRequest::id).toList();
        var due = clocks.nextDue(ids);
        var unconfirmed = recipients.overdue(ids);
        return newest.stream()
                .map(request -> {
                    var dueAt = due.get(request.id());
                    var late =
                            dueAt != null && request.isOpen() && clock.instant().isAfter(dueAt.toInstant());
                    return new CaseLine(
                            request.number().value(),
                            Russian.moment(request.receivedAt()),
                            wording.state(request),
                            request.isOpen(),
                            dueAt == null ? "" : Russian.date(dueAt),
                            dueAt == null || !request.isOpen() ? "" : Russian.left(dueAt, clock.instant()),
                            late,
                            unconfirmed.contains(request.id()));
                })
                .toList();
    }

    /** The facts of one case. */
    CaseHeader header(SubjectRequest request) {
        return new CaseHeader(
                request.number().value(),
                wording.state(request),
                request.isOpen(),
                Russian.moment(request.receivedAt()),
                wording.channel(request.channel()),
                wording.language(request.language()),
                request.language().code(),
                request.closedAt() == null ? null : Russian.moment(request.closedAt()));
    }

    record CaseLine(
            String number,
            String received,
            String state,
            boolean open,
            String due,
            String left,
            boolean late,
            boolean unconfirmed) {}

    record CaseHeader(
            String number,
            String state,
            boolean open,
            String received,
            String channel,
            String language,
            String languageCode,
            @Nullable String closed) {}
}
