package kz.bazarjoq.requests.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bazarjoq.requests.correspondence.Answer;
import kz.bazarjoq.requests.correspondence.AnswerPreview;
import kz.bazarjoq.requests.correspondence.AnswerText;
import kz.bazarjoq.requests.correspondence.Answers;
import kz.bazarjoq.requests.correspondence.MailJob;
import kz.bazarjoq.requests.deadline.Clocks;
import kz.bazarjoq.requests.deadline.RunningClock;
import kz.bazarjoq.requests.engine.Right;
import kz.bazarjoq.requests.engine.RightsCatalogue;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff answer in their own words, for each right that asks for it, until a letter has taken it. */
@Component
class AnswerSection implements CaseSection {

    private final RightsCatalogue rights;
    private final Clocks clocks;
    private final Answers answers;
    private final AnswerPreview preview;

    AnswerSection(RightsCatalogue rights, Clocks clocks, Answers answers, AnswerPreview preview) {
        this.rights = rights;
        this.clocks = clocks;
        this.answers = answers;
        this.preview = preview;
    }

    @Override
    public Map<String, Object> of(SubjectRequest request) {
        return Map.of("answers", open(request), "longestAnswer", AnswerText.LONGEST);
    }

    /** Whether an answer to this right is still to be written or may be changed. */
    boolean mayWrite(SubjectRequest request, String right) {
        return open(request).stream().anyMatch(line -> line.id().equals(right));
    }

    private List<AnswerLine> open(SubjectRequest request) {
        if (!request.isOpen()) {
            return List.of();
        }
        var started = clocks.of(request.id());
        return rights.rights().stream()
                .filter(right -> right.answerLetter() != null)
                .flatMap(right -> started.stream()
                        .filter(clock -> clock.right().equals(right.id()))
                        .limit(1)
                        .flatMap(clock -> line(request, right, clock).stream()))
                .toList();
    }

    private Optional<AnswerLine> line(SubjectRequest request, Right right, RunningClock clock) {
        var answer = answers.of(request.id(), right.id()).orElse(null);
        var name = right.name("ru");
        if (answer == null) {
            return Optional.of(new AnswerLine(right.id(), name, "", 0, "", "", null));
        }
        return answer.taken() ? Optional.empty() : Optional.of(line(request, right, clock, answer));
    }

    private AnswerLine line(SubjectRequest request, Right right, RunningClock clock, Answer answer) {
        var deadline = new MailJob.Deadline(clock.dueAt().toString());
        return new AnswerLine(
                right.id(),
                right.name("ru"),
                answer.text(),
                answer.version(),
                answer.writtenBy(),
                Russian.moment(answer.writtenAt()),
                preview.of(request, right, deadline, answer).orElse(null));
    }

    /**
     * An answer as the page shows it.
     *
     * @param version 0 where nothing was written yet
     * @param letter the letter that will take it; null where it can't be shown before it is sent
     */
    record AnswerLine(
            String id, String right, String text, int version, String by, String at, @Nullable String letter) {}
}
