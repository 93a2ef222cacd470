package kz.bazarjoq.requests.models.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the scripted worker of a job type answers: one answer after the other, and the last one from then on. */
public final class Answers {

    private final List<Answer> answers = new ArrayList<>();
    private int given;

    Answers() {}

    /** Completes the job without variables. */
    public Answers completes() {
        return completes(Map.of());
    }

    /** Completes the job with these variables. */
    public Answers completes(Map<String, ?> variables) {
        return completes(job -> variables);
    }

    /** Completes the job with variables that depend on it. */
    public Answers completes(Function<SeenJob, Map<String, ?>> variables) {
        answers.add(new Completion(variables));
        return this;
    }

    /** Throws the BPMN error with this code. */
    public Answers throwsError(String code) {
        answers.add(new ThrownError(code));
        return this;
    }

    /** Fails, and the engine tries again. */
    public Answers failsOnce() {
        answers.add(new Failure(1));
        return this;
    }

    /** Fails with no try left, which makes an incident. */
    public Answers failsForGood() {
        answers.add(new Failure(0));
        return this;
    }

    /** Works and doesn't answer until the job type is scripted anew. */
    public Answers keepsWorking() {
        answers.add(new Silence());
        return this;
    }

    Answer next() {
        return answers.isEmpty() ? new Silence() : answers.get(Math.min(given++, answers.size() - 1));
    }

    sealed interface Answer permits Completion, ThrownError, Failure, Silence {}

    record Completion(Function<SeenJob, Map<String, ?>> variables) implements Answer {}

    record ThrownError(String code) implements Answer {}

    record Failure(int retries) implements Answer {}

    record Silence() implements Answer {}
}
