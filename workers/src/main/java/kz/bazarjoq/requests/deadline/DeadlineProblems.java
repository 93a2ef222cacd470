package kz.bazarjoq.requests.deadline;

import java.net.URI;
import java.time.Duration;
import kz.bazarjoq.requests.engine.Decisions.DecisionUnavailableException;
import kz.bazarjoq.requests.engine.RightsCatalogue;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what can't be answered with a problem detail (RFC 9457). */
@RestControllerAdvice(assignableTypes = DeadlineController.class)
class DeadlineProblems {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final RightsCatalogue rights;

    DeadlineProblems(RightsCatalogue rights) {
        this.rights = rights;
    }

    @ExceptionHandler
    ProblemDetail badParameter(BadParameterException bad) {
        return badParameter(bad.parameter(), String.valueOf(bad.getMessage()), bad.example());
    }

    @ExceptionHandler
    ProblemDetail noTerm(NoTermException none) {
        return none.isRightKnown()
                ? badParameter(
                        "event",
                        String.valueOf(none.getMessage()),
                        none.otherEvent().code())
                : badParameter("right", String.valueOf(none.getMessage()), QueryParameters.exampleOf(rights));
    }

    @ExceptionHandler
    ProblemDetail outsideCalendar(OutsideCalendarException outside) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, "outside-calendar", "Outside of the calendar", outside);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> engineAway(DecisionUnavailableException away) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The terms can't be looked up now. Ask again in %d seconds.".formatted(RETRY_AFTER.toSeconds()));
        problem.setType(type("engine-away"));
        problem.setTitle("Not available now");
        return ResponseEntity.of(problem)
                .headers(headers -> headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER.toSeconds())))
                .build();
    }

    private static ProblemDetail badParameter(String parameter, String detail, String example) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
        problem.setType(type("bad-parameter"));
        problem.setTitle("Bad parameter");
        problem.setProperty("parameter", parameter);
        problem.setProperty("example", example);
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, String type, String title, Exception cause) {
        var problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(cause.getMessage()));
        problem.setType(type(type));
        problem.setTitle(title);
        return problem;
    }

    private static URI type(String name) {
        return URI.create("urn:bazarjoq:problem:" + name);
    }
}
