package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who wrote: by a code to the address on file, or by a person's decision. */
@ProcessTest("verify-identity")
class VerifyIdentityIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration VALIDITY = Duration.ofDays(2);
    private static final Map<String, ?> UNKNOWN = Map.of("assurance", "none", "method", "none");
    private static final Map<String, ?> SENDER = Map.of("assurance", "low", "method", "sender-address");
    private static final Map<String, ?> BY_STAFF = Map.of("assurance", "substantial", "method", "decided-by-staff");

    @BeforeEach
    void scriptWorkers(Scenario scenario) {
        scenario.on("identity.send-code").completes(job -> Map.of("codeExpiresAt", inTwoDays(scenario)));
        scenario.on("identity.check").completes(attempt("right"));
        scenario.on("mail.send").completes();
    }

    @Nested
    class ByCode {

        @Test
        void establishesTheIdentityWithTheRightCode(Scenario scenario) {
            start(scenario);

            answerCode(scenario, "answer-1");

            assertThat(scenario.end()).isEqualTo("End_Identified");
            assertThat(scenario.variable("verify-identity", "identity")).contains("substantial");
            assertThat(scenario.letters()).isEmpty();
        }

        @Test
        void namesLetterAndValidityOfTheCodeInTheModel(Scenario scenario) {
            start(scenario);

            assertThat(scenario.jobs("identity.send-code")).singleElement().satisfies(job -> assertThat(job.headers())
                    .containsEntry("template", "code")
                    .containsKey("validFor"));
        }

        @Test
        void tellsTheAddressOnFileOfAWrongCodeAndWaitsAgain(Scenario scenario) {
            scenario.on("identity.check").completes(attempt("wrong")).completes(attempt("right"));
            start(scenario);

            answerCode(scenario, "answer-1");
            assertThat(scenario.letters()).hasToString("[wrong-code to subject]");
            assertThat(scenario.waitingAt()).contains("Gateway_AwaitCode");
            answerCode(scenario, "answer-2");

            assertThat(scenario.end()).isEqualTo("End_Identified");
        }

        @Test
        void tellsOfNoFormerAttemptWhileTheNewOneIsNotKnown(Scenario scenario) {
            scenario.on("identity.check").completes(attempt("wrong")).completes();
            start(scenario);

            answerCode(scenario, "answer-1");
            answerCode(scenario, "answer-2");

            assertThat(scenario.incident("Task_CheckCode"))
                    .startsWith("IO_MAPPING_ERROR")
                    .contains("!= null");
            assertThat(scenario.letters()).hasToString("[wrong-code to subject]");
        }

        @Test
        void waitsAgainWhenThereIsNoNewAttempt(Scenario scenario) {
            scenario.on("identity.check").completes(attempt("none"));
            start(scenario);

            answerCode(scenario, "answer-1");

            assertThat(scenario.waitingAt()).contains("Gateway_AwaitCode");
            assertThat(scenario.letters()).isEmpty();
        }

        @Test
        void countsTheSameAnswerOnce(Scenario scenario) {
            scenario.on("identity.check").completes(attempt("wrong"));
            start(scenario);

            answerCode(scenario, "answer-1");
            answerCode(scenario, "answer-1");

            assertThat(scenario.jobs("identity.check")).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"exhausted", "expired", "superseded"})
        void asksAPersonWhenNoAttemptIsLeft(String attempt, Scenario scenario) {
            scenario.on("identity.check").completes(attempt(attempt));
            start(scenario);

            answerCode(scenario, "answer-1");

            assertThat(scenario.task("Task_DecideIdentity").groups()).containsExactly("support");
        }

        @Test
        void asksAPersonWhenTheCodeExpires(Scenario scenario) {
            start(scenario);
            var expiry = scenario.now().plus(VALIDITY);

            scenario.moveTo(expiry.minus(SECOND));
            assertThat(scenario.tasks()).isEmpty();
            scenario.moveTo(expiry);

            assertThat(scenario.path()).contains("Timer_CodeExpired");
            assertThat(scenario.waitingAt()).containsExactly("Task_DecideIdentity");
        }
    }

    @Nested
    class NewCode {

        @Test
        void sendsANewCodeThatExpiresLater(Scenario scenario) {
            start(scenario);
            var firstExpiry = scenario.now().plus(VALIDITY);
            scenario.moveTo(firstExpiry.minus(SECOND));

            requestCode(scenario, "request-1");
            assertThat(scenario.jobs("identity.send-code")).hasSize(2);
            scenario.moveTo(firstExpiry.plus(VALIDITY).minus(SECOND.multipliedBy(2)));
            assertThat(scenario.path()).doesNotContain("Timer_CodeExpired");
            answerCode(scenario, "answer-1");

            assertThat(scenario.end()).isEqualTo("End_Identified");
        }

        @Test
        void asksAPersonWhenTooManyCodesWereSent(Scenario scenario) {
            scenario.on("identity.send-code")
                    .completes(Map.of("codeExpiresAt", inTwoDays(scenario)))
                    .throwsError("CODE_LIMIT");
            start(scenario);

            requestCode(scenario, "request-1");

            assertThat(scenario.path()).contains("Err_CodeLimit");
            assertThat(scenario.waitingAt()).containsExactly("Task_DecideIdentity");
        }

        @Test
        void asksAPersonWhenThereIsNobodyToSendTheCodeTo(Scenario scenario) {
            scenario.on("identity.send-code").throwsError("NO_SUBJECT");
            start(scenario);

            assertThat(scenario.path()).contains("Err_NoSubject");
            assertThat(scenario.waitingAt()).containsExactly("Task_DecideIdentity");
        }

        @Test
        void sendsACodeThatIsAskedForWhileAPersonDecides(Scenario scenario) {
            start(scenario);
            scenario.moveTo(scenario.now().plus(VALIDITY));
            scenario.task("Task_DecideIdentity");

            requestCode(scenario, "request-1");
            assertThat(scenario.tasks()).isEmpty();
            answerCode(scenario, "answer-1");

            assertThat(scenario.path()).contains("Msg_CodeRequestedLate");
            assertThat(scenario.end()).isEqualTo("End_Identified");
        }
    }

    @Nested
    class Undecided {

        @Test
        void asksAgainAndRefusesNobody(Scenario scenario) {
            startWithoutMatch(scenario);

            scenario.task("Task_DecideIdentity").completePastTheForm(Map.of());

            assertThat(scenario.path()).contains("Gateway_Undecided");
            assertThat(scenario.waitingAt()).containsExactly("Task_DecideIdentity");
        }
    }

    @Nested
    class LateAnswer {

        @Test
        void sparesAPersonTheDecisionWhenTheFormerCodeIsStillGood(Scenario scenario) {
            scenario.on("identity.send-code")
                    .completes(Map.of("codeExpiresAt", inTwoDays(scenario)))
                    .throwsError("CODE_LIMIT");
            start(scenario);
            requestCode(scenario, "request-1");
            scenario.task("Task_DecideIdentity");

            answerCode(scenario, "answer-1");

            assertThat(scenario.tasks()).isEmpty();
            assertThat(scenario.end()).isEqualTo("End_IdentifiedLate");
            assertThat(scenario.variable("verify-identity", "identity")).contains("substantial");
        }

        @Test
        void leavesTheDecisionToAPersonWhenItIsNotRight(Scenario scenario) {
            scenario.on("identity.check").completes(attempt("expired"));
            start(scenario);
            scenario.moveTo(scenario.now().plus(VALIDITY));
            scenario.task("Task_DecideIdentity");

            answerCode(scenario, "late-answer");

            assertThat(scenario.path()).contains("Task_CheckLateCode");
            assertThat(scenario.waitingAt()).containsExactly("Task_DecideIdentity");
        }

        @Test
        void provesNothingByItselfWhenANewCodeIsOutMeanwhile(Scenario scenario) {
            scenario.on("identity.check").completes(attempt("none")).completes(attempt("right"));
            start(scenario);
            scenario.moveTo(scenario.now().plus(VALIDITY));
            answerCode(scenario, "late-answer");

            decide(scenario, "send-code");
            assertThat(scenario.waitingAt()).contains("Gateway_AwaitCode");
            assertThat(scenario.letters()).isEmpty();
            answerCode(scenario, "answer-1");

            assertThat(scenario.end()).isEqualTo("End_Identified");
        }
    }

    @Nested
    class ByPerson {

        @ParameterizedTest
        @ValueSource(strings = {"none", "several"})
        void asksAPersonAtOnceUnlessExactlyOneCustomerMatches(String match, Scenario scenario) {
            start(scenario, match, UNKNOWN);

            var task = scenario.task("Task_DecideIdentity");

            assertThat(task.groups()).containsExactly("support");
            assertThat(task.dueAt()).isEqualTo(scenario.deadline().dueAt());
            assertThat(task.form()).isEqualTo("decide-identity");
            assertThat(scenario.jobs("identity.send-code")).isEmpty();
        }

        @Test
        void acceptsTheCustomerWhomAPersonPicked(Scenario scenario) {
            scenario.on("identity.check").completes(identity("substantial", "decided-by-staff", "none"));
            startWithoutMatch(scenario);

            decide(scenario, "identified");

            assertThat(scenario.end()).isEqualTo("End_IdentifiedByStaff");
            assertThat(scenario.variable("verify-identity", "identity")).contains("decided-by-staff");
            assertThat(scenario.jobs("identity.check")).singleElement().satisfies(job -> assertThat(job.headers())
                    .containsEntry("basis", "staff"));
        }

        @Test
        void tellsTheSubjectThatARepresentativeWritesAndHimWhoGetsTheAnswer(Scenario scenario) {
            scenario.on("identity.check").completes(identity("substantial", "decided-by-staff", "none"));
            startWithoutMatch(scenario);

            decide(scenario, "representative");

            assertThat(scenario.end()).isEqualTo("End_RepresentativeIdentified");
            assertThat(scenario.letters())
                    .hasToString("[representative to subject, representative-admitted to sender]");
        }

        @Test
        void sendsNoCodeToHimForWhomAnotherWrites(Scenario scenario) {
            scenario.start(
                    "verify-identity",
                    Map.of(
                            "deadline",
                            scenario.deadline().variable(),
                            "match",
                            "none",
                            "identity",
                            UNKNOWN,
                            "onBehalf",
                            true));

            decide(scenario, "send-code");

            assertThat(scenario.jobs("identity.send-code")).isEmpty();
            assertThat(scenario.waitingAt()).containsExactly("Task_DecideIdentity");
        }

        @Test
        void asksAgainWhenNobodyWasPicked(Scenario scenario) {
            scenario.on("identity.check")
                    .completes(identity("none", "none", "none"))
                    .completes(identity("substantial", "decided-by-staff", "none"));
            startWithoutMatch(scenario);

            decide(scenario, "identified");
            assertThat(scenario.waitingAt()).containsExactly("Task_DecideIdentity");
            decide(scenario, "identified");

            assertThat(scenario.end()).isEqualTo("End_IdentifiedByStaff");
        }

        @Test
        void sendsACodeToTheCustomerWhomAPersonPicked(Scenario scenario) {
            startWithoutMatch(scenario);

            decide(scenario, "send-code");
            answerCode(scenario, "answer-1");

            assertThat(scenario.end()).isEqualTo("End_Identified");
        }

        @ParameterizedTest
        @ValueSource(strings = {"NO_SUBJECT", "CODE_LIMIT"})
        void asksAgainWhenTheCodeCannotBeSent(String error, Scenario scenario) {
            scenario.on("identity.send-code").throwsError(error);
            startWithoutMatch(scenario);

            decide(scenario, "send-code");

            assertThat(scenario.waitingAt()).containsExactly("Task_DecideIdentity");
        }

        @Test
        void leavesTheIdentityOpenOnlyWhenAPersonSaysSo(Scenario scenario) {
            startWithoutMatch(scenario);

            notIdentified(scenario);

            assertThat(scenario.end()).isEqualTo("End_NotIdentified");
            assertThat(scenario.variable("verify-identity", "identity")).contains("none");
            assertThat(scenario.variable("verify-identity", "ground")).isEqualTo("identity-not-established");
            assertThat(scenario.letters()).isEmpty();
        }

        @Test
        void leavesTheSenderAsKnownAsHeWas(Scenario scenario) {
            start(scenario);
            scenario.moveTo(scenario.now().plus(VALIDITY));

            notIdentified(scenario);

            assertThat(scenario.end()).isEqualTo("End_NotIdentified");
            assertThat(scenario.variable("verify-identity", "identity")).contains("low", "sender-address");
        }

        @Test
        void refusesNobodyWithoutAGroundOfTheTable(Scenario scenario) {
            startWithoutMatch(scenario);

            scenario.task("Task_DecideIdentity").completePastTheForm(Map.of("decision", "not-identified"));
            scenario.task("Task_DecideIdentity")
                    .completePastTheForm(Map.of("decision", "not-identified", "ground", "not-offered"));

            assertThat(scenario.waitingAt()).containsExactly("Task_DecideIdentity");
        }

        @Test
        void keepsWhatAPersonHasDecidedWhenNoCodeComes(Scenario scenario) {
            start(scenario, "one", BY_STAFF);

            scenario.moveTo(scenario.now().plus(VALIDITY));

            assertThat(scenario.end()).isEqualTo("End_Identified");
            assertThat(scenario.variable("verify-identity", "identity")).contains("decided-by-staff");
        }
    }

    @Nested
    class Failing {

        @ParameterizedTest
        @ValueSource(strings = {"identity.send-code", "identity.check"})
        void triesAgainWhenAWorkerFailsForAWhile(String jobType, Scenario scenario) {
            scenario.on(jobType).failsOnce().completes(job -> usualAnswer(jobType, scenario));
            start(scenario);

            answerCode(scenario, "answer-1");

            assertThat(scenario.end()).isEqualTo("End_Identified");
        }
    }

    private static void start(Scenario scenario) {
        start(scenario, "one", SENDER);
    }

    private static void start(Scenario scenario, String match, Map<String, ?> identity) {
        scenario.start(
                "verify-identity",
                Map.of("deadline", scenario.deadline().variable(), "match", match, "identity", identity));
    }

    private static void startWithoutMatch(Scenario scenario) {
        start(scenario, "none", UNKNOWN);
    }

    private static void answerCode(Scenario scenario, String id) {
        scenario.publish(id, "CodeAnswered", Map.of());
    }

    private static void requestCode(Scenario scenario, String id) {
        scenario.publish(id, "CodeRequested", Map.of());
    }

    private static void decide(Scenario scenario, String decision) {
        scenario.task("Task_DecideIdentity").complete(Map.of("decision", decision));
    }

    private static void notIdentified(Scenario scenario) {
        scenario.task("Task_DecideIdentity")
                .complete(Map.of("decision", "not-identified", "ground", "identity-not-established"));
    }

    private static String inTwoDays(Scenario scenario) {
        return scenario.now().plus(VALIDITY).toString();
    }

    private static Map<String, ?> usualAnswer(String jobType, Scenario scenario) {
        return switch (jobType) {
            case "identity.send-code" -> Map.of("codeExpiresAt", inTwoDays(scenario));
            default -> attempt("right");
        };
    }

    private static Map<String, Object> attempt(String attempt) {
        return attempt.equals("right")
                ? identity("substantial", "code-to-address-on-file", "right")
                : identity("none", "none", attempt);
    }

    private static Map<String, Object> identity(String assurance, String method, String attempt) {
        return Map.of("identity", Map.of("assurance", assurance, "method", method), "attempt", attempt);
    }
}
