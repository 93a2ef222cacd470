package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.models.harness.Deadline;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The way in for every request, with the processes that it calls. */
@ProcessTest({
    "personal-data-request",
    "verify-identity",
    "confirm-processing",
    "provide-information",
    "unsubscribe-newsletter",
    "answer-question",
    "delete-account",
    "end-processing"
})
class PersonalDataRequestIT {

    private static final String RIGHT = "confirm-processing";
    private static final String UNSUBSCRIBE = "unsubscribe-newsletter";
    private static final String QUESTION = "answer-question";
    private static final String DELETE = "delete-account";
    private static final Map<String, ?> NOT_CONFIRMED =
            Map.of("decision", "not-confirmed", "ground", "identity-not-established");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @BeforeEach
    void scriptWorkers(Scenario scenario) {
        scenario.on("deadline.start")
                .completes(job -> Map.of(
                        "deadline",
                        (job.variable("termOf").equals("further-letter") ? reading(scenario) : scenario.deadline())
                                .variable()));
        scenario.on("request.take-back-right").completes(Map.of("stopped", true));
        scenario.on("request.open-another").completes();
        scenario.on("mail.send").completes();
        suggests(scenario, RIGHT);
        scenario.on("request.close").completes(Map.of("outcome", "fulfilled"));
        matches(scenario, "one", "low", "sender-address");
        scenario.on("identity.send-code")
                .completes(Map.of(
                        "codeExpiresAt",
                        scenario.now().plus(Duration.ofDays(100)).toString()));
        checks(scenario, "code-to-address-on-file", "right");
        scenario.on("data.locate").completes(Map.of("dataHeld", true));
        scenario.on("data.unsubscribe").completes();
    }

    @Nested
    class Answered {

        @Test
        void runsTheRightAndClosesTheRequest(Scenario scenario) {
            scenario.receive();

            confirmRights(scenario, RIGHT);
            proveIdentity(scenario);
            answer(scenario);

            assertThat(scenario.end()).isEqualTo("End_Closed");
            assertThat(scenario.ends("verify-identity")).containsExactly("End_Identified");
            assertThat(scenario.ends(RIGHT)).containsExactly("End_Fulfilled");
            assertThat(scenario.letters())
                    .hasToString("[acknowledgement to sender, answer to subject, closed to author]");
            assertThat(scenario.variable("personal-data-request", "results"))
                    .isEqualTo("[{\"right\":\"confirm-processing\",\"outcome\":\"fulfilled\",\"ground\":null}]");
        }

        @Test
        void acknowledgesBeforeAnybodyElseHasToDoAnything(Scenario scenario) {
            scenario.on("identity.match-subject").keepsWorking();
            scenario.on("request.classify").keepsWorking();

            scenario.receive();

            assertThat(scenario.letters()).hasToString("[acknowledgement to sender]");
        }

        @Test
        void startsTheClocksOfTheRequestAndOfReadingItAndThenOfTheRight(Scenario scenario) {
            scenario.receive();
            confirmRights(scenario, RIGHT);
            proveIdentity(scenario);

            assertThat(scenario.jobs("deadline.start"))
                    .extracting(job -> job.variable("right"), job -> job.variable("termOf"))
                    .containsExactly(
                            tuple("unclassified", ""), tuple("unclassified", "first-letter"), tuple(RIGHT, ""));
            assertThat(scenario.jobs("deadline.start"))
                    .allSatisfy(job -> assertThat(job.headers()).containsEntry("event", "received"));
        }

        @Test
        void endsTheClocksOfReadingAndOfTheIntakeAndThenOfTheRight(Scenario scenario) {
            scenario.receive();
            confirmRights(scenario, RIGHT);
            assertThat(scenario.jobs("deadline.end")).hasSize(1);
            proveIdentity(scenario);

            assertThat(scenario.jobs("deadline.end")).hasSize(2);
            answer(scenario);
            assertThat(scenario.jobs("deadline.end")).hasSize(3);
        }

        @Test
        void handsTheRightNothingButItsContract(Scenario scenario) {
            scenario.receive();
            confirmRights(scenario, RIGHT);
            proveIdentity(scenario);

            assertThat(scenario.jobs("data.locate")).singleElement().satisfies(job -> assertThat(job.variables())
                    .containsOnlyKeys(
                            "requestId",
                            "requestNumber",
                            "right",
                            "language",
                            "receivedAt",
                            "deadline",
                            "caseUrl",
                            "content",
                            "dataHeld",
                            "items"));
        }

        @Test
        void asksForIdentityAndRightsAtTheSameTime(Scenario scenario) {
            scenario.receive();

            var task = scenario.task("Task_ConfirmRights");

            assertThat(scenario.waitingAt()).contains("Task_ConfirmRights", "Gateway_AwaitCode");
            assertThat(task.groups()).containsExactly("support");
            assertThat(task.dueAt()).isEqualTo(scenario.deadline().dueAt());
            assertThat(task.form()).isEqualTo("confirm-rights");
        }

        @Test
        void runsSeveralRightsSideBySide(Scenario scenario) {
            scenario.receive();
            confirmRights(scenario, RIGHT, QUESTION);
            proveIdentity(scenario);

            assertThat(scenario.tasks()).hasSize(2);
            scenario.task("Task_Answer").complete(Map.of("answer", "answered"));
            scenario.task("Task_CheckAnswer").complete(Map.of("answer", "nothing-held", "notTheirs", true));

            assertThat(scenario.end()).isEqualTo("End_Closed");
            assertThat(scenario.ends(RIGHT)).containsExactly("End_NothingHeld");
            assertThat(scenario.jobs("request.close")).singleElement().satisfies(job -> assertThat(
                            job.variable("results"))
                    .contains("\"fulfilled\"", "\"nothing-held\""));
        }

        @Test
        void runsARightOnceAndNoneThatWasNotOffered(Scenario scenario) {
            scenario.receive();
            rightsPastTheForm(scenario, "no-such-right");
            assertThat(scenario.waitingAt()).contains("Task_ConfirmRights");

            rightsPastTheForm(scenario, RIGHT, "no-such-right", RIGHT);
            proveIdentity(scenario);
            answer(scenario);

            assertThat(scenario.end()).isEqualTo("End_Closed");
            assertThat(scenario.ends(RIGHT)).containsExactly("End_Fulfilled");
        }

        @Test
        void asksAgainWhenNoRightWasChosen(Scenario scenario) {
            scenario.receive();

            confirmRights(scenario);

            assertThat(scenario.waitingAt()).contains("Task_ConfirmRights");
            confirmRights(scenario, RIGHT);
            proveIdentity(scenario);
            answer(scenario);
            assertThat(scenario.end()).isEqualTo("End_Closed");
        }

        @Test
        void startsOnceWhenTheSameRequestArrivesTwice(Scenario scenario) {
            scenario.receive();
            scenario.receive();

            assertThat(scenario.starts("personal-data-request")).isOne();
            assertThat(scenario.letters()).hasSize(1);
        }
    }

    /** What is known of who wrote is weighed for each right by the table. */
    @Nested
    class Weighed {

        @Test
        void unsubscribesOwnersOfTheAddressWithoutACode(Scenario scenario) {
            scenario.receive();

            confirmRights(scenario, UNSUBSCRIBE);

            assertThat(scenario.path()).contains("End_NoCodeNeeded");
            assertThat(scenario.end()).isEqualTo("End_Closed");
            assertThat(scenario.ends("verify-identity")).isEmpty();
            assertThat(scenario.jobs("identity.check")).isEmpty();
            assertThat(scenario.letters())
                    .hasToString("[acknowledgement to sender, unsubscribed to author, closed to author]");
        }

        @Test
        void holdsTheCodeWhereWhatIsSuggestedNeedsNone(Scenario scenario) {
            suggests(scenario, UNSUBSCRIBE);
            scenario.receive();

            assertThat(scenario.waitingAt()).contains("Task_ConfirmRights");
            confirmRights(scenario, UNSUBSCRIBE);

            assertThat(scenario.end()).isEqualTo("End_Closed");
            assertThat(scenario.ends(UNSUBSCRIBE)).containsExactly("End_Fulfilled");
            assertThat(scenario.jobs("identity.send-code")).isEmpty();
        }

        @Test
        void hasADayToReadALetter(Scenario scenario) {
            var clock = Deadline.startedAt(scenario.now().minus(Duration.ofDays(1)));
            scenario.on("deadline.start")
                    .completes(job -> Map.of(
                            "deadline",
                            (job.variable("termOf").equals("first-letter") ? clock : scenario.deadline()).variable()));
            scenario.receive();
            assertThat(scenario.task("Task_ConfirmRights").dueAt()).isEqualTo(clock.dueAt());

            scenario.moveTo(clock.remindAt());
            assertThat(scenario.path()).contains("End_FirstRaised");
            assertThat(scenario.letters()).hasToString("[acknowledgement to sender]");
            scenario.moveTo(clock.overdueAt());

            assertThat(scenario.path()).contains("End_FirstOverdueTold");
            assertThat(scenario.jobs("deadline.raise-priority"))
                    .filteredOn(job -> job.variable("raised").equals("Task_ConfirmRights"))
                    .hasSize(2);
            assertThat(scenario.letters())
                    .extracting(Object::toString)
                    .contains("task-overdue to privacy-officer")
                    .doesNotContain("overdue to privacy-officer", "overdue-apology to sender");
            confirmRights(scenario, UNSUBSCRIBE);
            assertThat(scenario.end()).isEqualTo("End_Closed");
        }

        @Test
        void unsubscribesWhoIsOnlyOnTheList(Scenario scenario) {
            matches(scenario, "none", "none", "none");
            scenario.receive();

            confirmRights(scenario, UNSUBSCRIBE);

            assertThat(scenario.end()).isEqualTo("End_Closed");
            assertThat(scenario.ends(UNSUBSCRIBE)).containsExactly("End_Fulfilled");
            assertThat(scenario.letters())
                    .hasToString("[acknowledgement to sender, unsubscribed to author, closed to author]");
        }

        @Test
        void sendsTheHeldCodeOnceARightIsConfirmedThatNeedsIt(Scenario scenario) {
            suggests(scenario, UNSUBSCRIBE);
            scenario.receive();
            assertThat(scenario.jobs("identity.send-code")).isEmpty();

            confirmRights(scenario, UNSUBSCRIBE, RIGHT);
            assertThat(scenario.jobs("identity.send-code")).hasSize(1);
            assertThat(scenario.starts(RIGHT)).isZero();
            proveIdentity(scenario);

            assertThat(scenario.starts(RIGHT)).isOne();
            assertThat(scenario.ends(UNSUBSCRIBE)).containsExactly("End_Fulfilled");
            assertThat(scenario.jobs("identity.send-code")).hasSize(1);
        }

        @Test
        void refusesWhatTheHeldCodeWasNotAnsweredFor(Scenario scenario) {
            suggests(scenario, UNSUBSCRIBE);
            scenario.receive();
            confirmRights(scenario, UNSUBSCRIBE, RIGHT);
            scenario.moveTo(scenario.now().plus(Duration.ofDays(100)));

            notIdentified(scenario);

            assertThat(scenario.end()).isEqualTo("End_Closed");
            assertThat(scenario.path()).contains("End_IntakePartly", "End_RefusedRight");
            assertThat(scenario.ends(UNSUBSCRIBE)).containsExactly("End_Fulfilled");
            assertThat(scenario.starts(RIGHT)).isZero();
        }

        @Test
        void holdsNoCodeWhereTheAddressIsAnothers(Scenario scenario) {
            suggests(scenario, UNSUBSCRIBE);
            matches(scenario, "one", "none", "none");

            scenario.receive();

            assertThat(scenario.jobs("identity.send-code")).hasSize(1);
        }

        @Test
        void asksNobodyWhoAStrangerIsUntilARightNeedsIt(Scenario scenario) {
            suggests(scenario, QUESTION);
            matches(scenario, "none", "none", "none");
            scenario.receive();
            assertThat(scenario.waitingAt()).contains("Task_ConfirmRights").doesNotContain("Task_DecideIdentity");

            confirmRights(scenario, RIGHT);

            assertThat(scenario.task("Task_DecideIdentity").groups()).containsExactly("support");
        }

        @Test
        void asksWhomARepresentativeWritesForWithoutWaitingForHisCode(Scenario scenario) {
            scenario.receive();
            scenario.task("Task_ConfirmRights")
                    .complete(Map.of("classification", "representative", "rights", List.of(RIGHT)));
            assertThat(scenario.jobs("identity.set-aside"))
                    .singleElement()
                    .satisfies(job -> assertThat(job.variable("onBehalf")).isEqualTo("true"));
            scenario.on("identity.check")
                    .completes(
                            Map.of("identity", Map.of("assurance", "none", "method", "none"), "attempt", "superseded"));

            scenario.publish("code-superseded", "CodeAnswered", Map.of());

            assertThat(scenario.task("Task_DecideIdentity").groups()).containsExactly("support");
            checks(scenario, "representative-admitted", "none");
            scenario.task("Task_DecideIdentity").complete(Map.of("decision", "representative"));
            assertThat(scenario.starts(RIGHT)).isOne();
        }

        @Test
        void asksAnewWhomARepresentativeWritesForWhereAPersonTookHimForTheSubject(Scenario scenario) {
            matches(scenario, "none", "none", "none");
            scenario.receive();
            scenario.task("Task_ConfirmRights")
                    .complete(Map.of("classification", "representative", "rights", List.of(RIGHT)));
            checks(scenario, "decided-by-staff", "none");

            scenario.task("Task_DecideIdentity").complete(Map.of("decision", "identified"));

            assertThat(scenario.starts(RIGHT)).isZero();
            checks(scenario, "representative-admitted", "none");
            scenario.task("Task_DecideIdentity").complete(Map.of("decision", "representative"));
            assertThat(scenario.letters())
                    .extracting(Object::toString)
                    .contains("representative to subject", "representative-admitted to sender");
            assertThat(scenario.starts(RIGHT)).isOne();
        }

        @Test
        void letsAPersonSayThatTheSubjectWritesHimselfAfterAll(Scenario scenario) {
            scenario.receive();
            proveIdentity(scenario);
            scenario.task("Task_ConfirmRights")
                    .complete(Map.of("classification", "representative", "rights", List.of(RIGHT)));
            checks(scenario, "decided-by-staff", "none");

            scenario.task("Task_DecideIdentity").complete(Map.of("decision", "identified"));

            assertThat(scenario.letters()).hasToString("[acknowledgement to sender]");
            assertThat(scenario.starts(RIGHT)).isOne();
        }

        @Test
        void asksWhomARepresentativeWritesForThoughHeProvedWhoHeIs(Scenario scenario) {
            scenario.receive();
            proveIdentity(scenario);

            scenario.task("Task_ConfirmRights")
                    .complete(Map.of("classification", "representative", "rights", List.of(RIGHT)));

            assertThat(scenario.starts(RIGHT)).isZero();
            assertThat(scenario.jobs("identity.set-aside"))
                    .isNotEmpty()
                    .allSatisfy(job -> assertThat(job.variable("onBehalf")).isEqualTo("true"));
            checks(scenario, "representative-admitted", "none");
            scenario.task("Task_DecideIdentity").complete(Map.of("decision", "representative"));

            assertThat(scenario.letters())
                    .hasToString(
                            "[acknowledgement to sender, representative to subject, representative-admitted to sender]");
            assertThat(scenario.starts(RIGHT)).isOne();
        }

        @Test
        void answersAQuestionOfSomebodyUnknown(Scenario scenario) {
            matches(scenario, "none", "none", "none");
            scenario.receive();

            confirmRights(scenario, QUESTION);
            scenario.task("Task_Answer").complete(Map.of("answer", "answered"));

            assertThat(scenario.end()).isEqualTo("End_Closed");
            assertThat(scenario.letters())
                    .hasToString("[acknowledgement to sender, question-answered to author, closed to author]");
        }

        @Test
        void unsubscribesNobodyAtTheWishOfAnotherAddress(Scenario scenario) {
            matches(scenario, "one", "none", "none");
            scenario.receive();

            confirmRights(scenario, UNSUBSCRIBE);
            assertThat(scenario.starts(UNSUBSCRIBE)).isZero();
            proveIdentity(scenario);

            assertThat(scenario.end()).isEqualTo("End_Closed");
            assertThat(scenario.ends(UNSUBSCRIBE)).containsExactly("End_Fulfilled");
        }

        @Test
        void waitsForTheCodeWhereOneOfTheRightsNeedsIt(Scenario scenario) {
            scenario.receive();

            confirmRights(scenario, UNSUBSCRIBE, RIGHT);
            assertThat(scenario.starts(UNSUBSCRIBE)).isZero();
            assertThat(scenario.waitingAt()).contains("Gateway_AwaitCode");
            proveIdentity(scenario);

            assertThat(scenario.path()).contains("End_IntakeDone");
            assertThat(scenario.starts(RIGHT)).isOne();
            assertThat(scenario.ends(UNSUBSCRIBE)).containsExactly("End_Fulfilled");
        }

        @Test
        void waitsForNothingWhereTheCodeWasThereFirst(Scenario scenario) {
            scenario.receive();
            proveIdentity(scenario);

            confirmRights(scenario, DELETE);

            assertThat(scenario.path()).contains("End_NoCodeNeeded");
            assertThat(scenario.starts(DELETE)).isOne();
        }

        @Test
        void refusesOnlyWhatTheAddressOfTheSenderIsNotEnoughFor(Scenario scenario) {
            scenario.receive();
            confirmRights(scenario, UNSUBSCRIBE, RIGHT);
            scenario.moveTo(scenario.now().plus(Duration.ofDays(100)));

            notIdentified(scenario);

            assertThat(scenario.end()).isEqualTo("End_Closed");
            assertThat(scenario.path()).contains("End_IntakePartly", "End_RefusedRight");
            assertThat(scenario.ends(UNSUBSCRIBE)).containsExactly("End_Fulfilled");
            assertThat(scenario.starts(RIGHT)).isZero();
            assertThat(scenario.letters())
                    .extracting(Object::toString)
                    .contains("unsubscribed to author", "refusal-identity to author", "closed to author");
            assertThat(scenario.jobs("request.close")).singleElement().satisfies(job -> assertThat(
                            job.variable("results"))
                    .contains("\"refused\"", "\"identity-not-established\"", "\"fulfilled\""));
        }

        @Test
        void refusesAltogetherWhereTheAddressOfTheSenderIsEnoughForNothing(Scenario scenario) {
            scenario.on("request.close").completes(Map.of("outcome", "refused"));
            scenario.receive();
            confirmRights(scenario, RIGHT);
            scenario.moveTo(scenario.now().plus(Duration.ofDays(100)));

            notIdentified(scenario);

            assertThat(scenario.end()).isEqualTo("End_RefusedIdentity");
            assertThat(scenario.path()).contains("End_IdentityRefused");
            assertThat(scenario.letters().getLast()).hasToString("identity-not-established to sender");
        }
    }

    /** To destroy data, the decision of one member of staff isn't enough. */
    @Nested
    class SteppedUp {

        @BeforeEach
        void identifyByStaff(Scenario scenario) {
            scenario.on("data.locate").completes(Map.of("dataHeld", false));
            checks(scenario, "decided-by-staff", "none");
            matches(scenario, "none", "none", "none");
            scenario.receive();
            scenario.task("Task_DecideIdentity").complete(Map.of("decision", "identified"));
        }

        @Test
        void asksNobodyElseForWhatIsNotDestroyed(Scenario scenario) {
            confirmRights(scenario, RIGHT);

            assertThat(scenario.starts(RIGHT)).isOne();
            assertThat(scenario.path()).doesNotContain("Task_ConfirmIdentity");
        }

        @Test
        void letsThePrivacyOfficerConfirmTheIdentity(Scenario scenario) {
            confirmRights(scenario, DELETE, RIGHT);

            var task = scenario.task("Task_ConfirmIdentity");
            assertThat(task.groups()).containsExactly("privacy-officer");
            assertThat(task.dueAt()).isEqualTo(scenario.deadline().dueAt());
            assertThat(task.form()).isEqualTo("confirm-identity");
            assertThat(scenario.starts(DELETE)).isZero();
            task.complete(Map.of("decision", "confirmed"));

            assertThat(scenario.variable("personal-data-request", "identity")).contains("confirmed-by-officer");
            assertThat(scenario.starts(RIGHT)).isOne();
            answer(scenario);
            assertThat(scenario.starts(DELETE)).isOne();
        }

        @Test
        void takesTheCodeThatTheOfficerHasSent(Scenario scenario) {
            confirmRights(scenario, DELETE);
            checks(scenario, "code-to-address-on-file", "right");

            confirmation(scenario, Map.of("decision", "send-code"));
            assertThat(scenario.jobs("identity.send-code")).hasSize(1);
            proveIdentity(scenario);

            assertThat(scenario.path()).contains("End_IntakeDone");
            assertThat(scenario.starts(DELETE)).isOne();
        }

        @Test
        void asksTheOfficerAgainWhenTheCodeDoesNotCome(Scenario scenario) {
            confirmRights(scenario, DELETE);
            confirmation(scenario, Map.of("decision", "send-code"));

            scenario.moveTo(scenario.now().plus(Duration.ofDays(100)));

            assertThat(scenario.task("Task_ConfirmIdentity").groups()).containsExactly("privacy-officer");
        }

        @Test
        void refusesWhatTheOfficerDoesNotConfirmAndRunsTheRest(Scenario scenario) {
            confirmRights(scenario, DELETE, RIGHT);

            confirmation(scenario, NOT_CONFIRMED);

            assertThat(scenario.path()).contains("End_IntakePartly", "End_RefusedRight");
            assertThat(scenario.starts(DELETE)).isZero();
            assertThat(scenario.starts(RIGHT)).isOne();
            assertThat(scenario.letters().getLast()).hasToString("refusal-identity to author");
        }

        @Test
        void refusesAltogetherWhereNothingIsLeft(Scenario scenario) {
            scenario.on("request.close").completes(Map.of("outcome", "refused"));
            confirmRights(scenario, DELETE);

            confirmation(scenario, NOT_CONFIRMED);

            assertThat(scenario.end()).isEqualTo("End_RefusedIdentity");
            assertThat(scenario.letters().getLast()).hasToString("identity-not-established to sender");
        }

        @Test
        void refusesNothingWithoutADecisionAndItsGround(Scenario scenario) {
            confirmRights(scenario, DELETE);

            scenario.task("Task_ConfirmIdentity").completePastTheForm(Map.of());
            scenario.task("Task_ConfirmIdentity").completePastTheForm(Map.of("decision", "not-confirmed"));
            scenario.task("Task_ConfirmIdentity")
                    .completePastTheForm(Map.of("decision", "not-confirmed", "ground", "not-offered"));

            assertThat(scenario.task("Task_ConfirmIdentity").groups()).containsExactly("privacy-officer");
        }

        @Test
        void keepsTheClockRunningWhileTheOfficerIsAsked(Scenario scenario) {
            confirmRights(scenario, DELETE);

            scenario.moveTo(scenario.deadline().overdueAt());

            assertThat(scenario.waitingAt()).contains("Task_ConfirmIdentity");
            assertThat(scenario.letters())
                    .extracting(Object::toString)
                    .contains("overdue to privacy-officer", "overdue-apology to sender");
        }

        private static void confirmation(Scenario scenario, Map<String, ?> answer) {
            scenario.task("Task_ConfirmIdentity").complete(answer);
        }
    }

    @Nested
    class NotAnswered {

        @Test
        void tellsTheSenderThatItIsNoRequestAndStopsAskingWhoHeIs(Scenario scenario) {
            scenario.on("request.close").completes(Map.of("outcome", "not-a-request"));
            scenario.receive();

            scenario.task("Task_ConfirmRights").complete(Map.of("classification", "not-a-request"));

            assertThat(scenario.end()).isEqualTo("End_NotARequest");
            assertThat(scenario.letters()).hasToString("[acknowledgement to sender, not-a-request to sender]");
            assertThat(scenario.ends("verify-identity")).isEmpty();
            assertThat(closingOutcome(scenario)).isEqualTo("not-a-request");
        }

        @Test
        void joinsARepeatedRequestToTheOneThatRuns(Scenario scenario) {
            scenario.on("request.close").completes(Map.of("outcome", "duplicate"));
            scenario.receive();

            scenario.task("Task_ConfirmRights").complete(Map.of("classification", "duplicate"));

            assertThat(scenario.end()).isEqualTo("End_Duplicate");
            assertThat(scenario.letters()).hasToString("[acknowledgement to sender, duplicate to sender]");
            assertThat(closingOutcome(scenario)).isEqualTo("duplicate");
        }

        @Test
        void refusesAStrangerWhomAPersonDidNotIdentify(Scenario scenario) {
            matches(scenario, "none", "none", "none");
            scenario.on("request.close").completes(Map.of("outcome", "refused"));
            scenario.receive();

            notIdentified(scenario);
            confirmRights(scenario, RIGHT);

            assertThat(scenario.end()).isEqualTo("End_RefusedIdentity");
            assertThat(scenario.tasks()).isEmpty();
            assertThat(scenario.letters())
                    .hasToString("[acknowledgement to sender, identity-not-established to sender]");
            assertThat(closingOutcome(scenario)).isEqualTo("refused");
        }

        @Test
        void answersTheQuestionOfAStrangerThoughHisOtherWishIsRefused(Scenario scenario) {
            matches(scenario, "none", "none", "none");
            scenario.receive();
            notIdentified(scenario);

            confirmRights(scenario, QUESTION, RIGHT);
            scenario.task("Task_Answer").complete(Map.of("answer", "answered"));

            assertThat(scenario.end()).isEqualTo("End_Closed");
            assertThat(scenario.starts(RIGHT)).isZero();
            assertThat(scenario.letters())
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder(
                            "acknowledgement to sender",
                            "refusal-identity to author",
                            "question-answered to author",
                            "closed to author");
        }

        @Test
        void refusesAStrangerAfterTheRightsWereConfirmedToo(Scenario scenario) {
            matches(scenario, "several", "none", "none");
            scenario.on("request.close").completes(Map.of("outcome", "refused"));
            scenario.receive();
            confirmRights(scenario, RIGHT);

            notIdentified(scenario);

            assertThat(scenario.end()).isEqualTo("End_RefusedIdentity");
            assertThat(scenario.starts(RIGHT)).isZero();
        }
    }

    @Nested
    class Replied {

        @Test
        void hasEveryFurtherLetterReadWithoutHoldingTheRequestUp(Scenario scenario) {
            scenario.receive();
            confirmRights(scenario, RIGHT);

            reply(scenario, "reply-1");
            reply(scenario, "reply-2");
            reply(scenario, "reply-2");

            assertThat(scenario.tasks())
                    .extracting(task -> task.element())
                    .containsExactly("Task_ReadReply", "Task_ReadReply");
            proveIdentity(scenario);
            answer(scenario);
            assertThat(scenario.letters().getLast()).hasToString("closed to author");
        }

        @Test
        void hasALetterReadThatOvertakesItsRequest(Scenario scenario) {
            reply(scenario, "reply-1");

            scenario.receive();

            assertThat(scenario.task("Task_ReadReply").form()).isEqualTo("read-reply");
        }

        @Test
        void stopsAllWorkWhenTheCustomerTakesTheRequestBack(Scenario scenario) {
            scenario.on("request.close").completes(Map.of("outcome", "taken-back"));
            scenario.on("data.unblock").completes();
            scenario.receive();
            confirmRights(scenario, RIGHT);
            proveIdentity(scenario);
            scenario.task("Task_CheckAnswer");
            reply(scenario, "reply-1");

            scenario.task("Task_ReadReply").complete(Map.of("replyRead", "taken-back"));

            assertThat(scenario.path()).contains("End_TakenBack").doesNotContain("End_Closed");
            assertThat(scenario.waitingAt()).isEmpty();
            assertThat(scenario.letters().getLast()).hasToString("taken-back to author");
            assertThat(closingOutcome(scenario)).isEqualTo("taken-back");
        }

        @Test
        void opensARequestOfItsOwnForALetterThatAsksForSomethingElse(Scenario scenario) {
            scenario.on("request.open-another").completes();
            scenario.receive();
            reply(scenario, "reply-1");

            scenario.task("Task_ReadReply").complete(Map.of("replyRead", "another-request"));

            assertThat(scenario.jobs("request.open-another"))
                    .singleElement()
                    .satisfies(job -> assertThat(job.variable("replyId")).isEqualTo("reply-1"));
            assertThat(scenario.waitingAt()).contains("Task_ConfirmRights").doesNotContain("Task_ReadReply");
        }

        @Test
        void takesNothingBackOnceAllIsDone(Scenario scenario) {
            scenario.receive();
            confirmRights(scenario, RIGHT);
            proveIdentity(scenario);
            reply(scenario, "reply-1");
            answer(scenario);

            scenario.task("Task_ReadReply").complete(Map.of("replyRead", "taken-back"));

            assertThat(scenario.end()).isEqualTo("End_Closed");
            assertThat(scenario.jobs("request.close")).hasSize(1);
            assertThat(scenario.letters().getLast()).hasToString("closed to author");
        }

        @Test
        void endsOnlyWhenTheLettersAreRead(Scenario scenario) {
            scenario.receive();
            confirmRights(scenario, RIGHT);
            reply(scenario, "reply-1");
            proveIdentity(scenario);
            answer(scenario);

            var task = scenario.task("Task_ReadReply");
            assertThat(task.groups()).containsExactly("support");
            assertThat(task.form()).isEqualTo("read-reply");
            task.complete(Map.of("replyRead", "taken-into-account"));

            assertThat(scenario.end()).isEqualTo("End_Closed");
            assertThat(scenario.path()).contains("End_ReplyRead");
        }

        @Test
        void tellsTheOfficerOfALetterThatNobodyReads(Scenario scenario) {
            scenario.receive();
            reply(scenario, "reply-1");
            var dueAt = scenario.task("Task_ReadReply").dueAt();

            scenario.moveTo(dueAt);
            assertThat(scenario.path()).doesNotContain("Timer_ReplyUnread");
            scenario.moveTo(dueAt.plus(SECOND));

            assertThat(scenario.letters()).extracting(Object::toString).contains("reply-unread to privacy-officer");
            assertThat(scenario.waitingAt()).contains("Task_ReadReply");
        }

        @ParameterizedTest
        @CsvSource({"2026-03-19T10:00:00Z, 2026-03-19T10:00:00Z", ","})
        void isDueAWorkingDayAfterItCameEvenIfItIsOurOwnLetter(
                @Nullable String repliedAt, @Nullable Instant receivedAt, Scenario scenario) {
            scenario.receive();
            scenario.publish(
                    "reply-1",
                    "SubjectReplied",
                    repliedAt == null
                            ? Map.of("replyId", "reply-1")
                            : Map.of("replyId", "reply-1", "repliedAt", repliedAt));

            assertThat(scenario.task("Task_ReadReply").dueAt())
                    .isEqualTo(reading(scenario).dueAt());
            assertThat(scenario.jobs("deadline.start").getLast()).satisfies(job -> {
                assertThat(job.variable("right")).isEqualTo("unclassified");
                assertThat(job.variable("termOf")).isEqualTo("further-letter");
                assertThat(OffsetDateTime.parse(job.variable("receivedAt")).toInstant())
                        .isEqualTo(receivedAt == null ? scenario.now() : receivedAt);
            });
        }

        @Test
        void stopsTheClockOfALetterThatIsRead(Scenario scenario) {
            scenario.receive();
            reply(scenario, "reply-1");
            assertThat(scenario.jobs("deadline.end")).isEmpty();

            scenario.task("Task_ReadReply").complete(Map.of("replyRead", "nothing-to-do"));

            assertThat(scenario.jobs("deadline.end")).hasSize(1);
        }

        @Test
        void stopsAllWorkForSomebodyWhomTheCustomerHasNotAuthorised(Scenario scenario) {
            scenario.on("request.close").completes(Map.of("outcome", "taken-back"));
            scenario.on("data.unblock").completes();
            scenario.receive();
            confirmRights(scenario, RIGHT);
            proveIdentity(scenario);
            reply(scenario, "reply-1");

            scenario.task("Task_ReadReply").complete(Map.of("replyRead", "authority-denied"));

            assertThat(scenario.path()).contains("End_RefusedAuthority");
            assertThat(scenario.waitingAt()).isEmpty();
            assertThat(scenario.letters())
                    .hasToString(
                            "[acknowledgement to sender, authority-unconfirmed to sender, authority-denied to subject]");
        }

        @Test
        void tellsOnlyTheSenderWhereNobodyIsEstablishedYet(Scenario scenario) {
            scenario.on("request.close").completes(Map.of("outcome", "taken-back"));
            scenario.on("data.unblock").completes();
            matches(scenario, "none", "none", "none");
            scenario.receive();
            confirmRights(scenario, RIGHT);
            reply(scenario, "reply-1");

            scenario.task("Task_ReadReply").complete(Map.of("replyRead", "authority-denied"));

            assertThat(scenario.path()).contains("End_RefusedAuthority");
            assertThat(scenario.letters()).hasToString("[acknowledgement to sender, authority-unconfirmed to sender]");
            assertThat(scenario.jobs("mail.send").getLast().variable("ground")).isEqualTo("authority-unconfirmed");
        }

        @Test
        void risesAloneWhenItsDeadlineNearsAndWhenItHasPassed(Scenario scenario) {
            scenario.receive();
            reply(scenario, "reply-1");
            var dueAt = scenario.task("Task_ReadReply").dueAt();

            scenario.moveTo(dueAt.minus(Duration.ofHours(12)));
            assertThat(scenario.path()).contains("End_ReplyRaised");
            scenario.moveTo(dueAt.plus(SECOND));

            assertThat(scenario.jobs("deadline.raise-priority"))
                    .filteredOn(job -> job.variable("raised").equals("Task_ReadReply"))
                    .extracting(job -> dueAt(job.variable("deadline")))
                    .containsExactly(dueAt, dueAt);
        }

        @Test
        void keepsEachLettersOwnDeadlineAndId(Scenario scenario) {
            scenario.on("request.open-another").completes();
            scenario.receive();
            reply(scenario, "reply-1");
            var first = scenario.task("Task_ReadReply");
            scenario.moveTo(scenario.now().plus(Duration.ofDays(1)));
            reply(scenario, "reply-2");

            assertThat(scenario.tasks())
                    .filteredOn(task -> task.element().equals("Task_ReadReply"))
                    .extracting(task -> task.dueAt())
                    .containsExactly(first.dueAt(), first.dueAt().plus(Duration.ofDays(1)));
            first.complete(Map.of("replyRead", "another-request"));
            assertThat(scenario.jobs("request.open-another"))
                    .extracting(job -> job.variable("replyId"))
                    .containsExactly("reply-1");
            confirmRights(scenario);
            assertThat(scenario.task("Task_ConfirmRights").dueAt())
                    .as("that of the request")
                    .isEqualTo(scenario.deadline().dueAt());
        }
    }

    @Nested
    class Late {

        @Test
        void remindsSupportWhileIdentityAndRightsAreOpen(Scenario scenario) {
            scenario.receive();

            scenario.moveTo(scenario.deadline().remindAt().minus(SECOND));
            assertThat(scenario.letters()).hasToString("[acknowledgement to sender]");
            scenario.moveTo(scenario.deadline().remindAt());

            assertThat(scenario.letters()).hasToString("[acknowledgement to sender, reminder to support]");
            assertThat(scenario.waitingAt()).contains("Task_ConfirmRights", "Gateway_AwaitCode");
        }

        @Test
        void tellsOfficerAndSenderThatTheRequestIsOverdue(Scenario scenario) {
            scenario.receive();

            scenario.moveTo(scenario.deadline().overdueAt().minus(SECOND));
            assertThat(scenario.path()).doesNotContain("Timer_IntakeOverdue");
            scenario.moveTo(scenario.deadline().overdueAt());

            assertThat(scenario.letters())
                    .extracting(Object::toString)
                    .contains("overdue to privacy-officer", "overdue-apology to sender");
        }

        @Test
        void tellsTheOfficerThatTheLaterTermIsOverdueToo(Scenario scenario) {
            scenario.receive();

            scenario.moveTo(scenario.deadline().laterDueAt().minus(SECOND));
            assertThat(scenario.path()).doesNotContain("Timer_IntakeLaterTermOverdue");
            scenario.moveTo(scenario.deadline().laterDueAt());

            assertThat(scenario.letters().getLast()).hasToString("later-term-overdue to privacy-officer");
        }

        @Test
        void apologisesOnceForTheSameDelay(Scenario scenario) {
            scenario.receive();
            scenario.moveTo(scenario.deadline().overdueAt());
            scenario.moveTo(scenario.now().plus(SECOND));

            confirmRights(scenario, RIGHT);
            proveIdentity(scenario);
            scenario.moveTo(scenario.now().plus(SECOND));

            assertThat(scenario.waitingAt()).contains("Task_CheckAnswer");
            assertThat(scenario.letters())
                    .extracting(letter -> letter.template())
                    .containsOnlyOnce("overdue-apology", "reminder", "overdue");
            answer(scenario);
            assertThat(scenario.end()).isEqualTo("End_Closed");
        }

        @Test
        void staysSilentOnceTheRequestIsRefused(Scenario scenario) {
            matches(scenario, "none", "none", "none");
            scenario.on("request.close").completes(Map.of("outcome", "refused"));
            scenario.receive();
            notIdentified(scenario);
            confirmRights(scenario, RIGHT);
            scenario.end();
            var letters = scenario.letters();

            scenario.moveTo(scenario.deadline().laterDueAt());

            assertThat(scenario.letters()).isEqualTo(letters);
        }
    }

    @Nested
    class Failing {

        @Test
        void goesOnFromTheFailedStepOnceItIsMended(Scenario scenario) {
            scenario.on("mail.send").failsForGood().completes();
            scenario.receive();

            assertThat(scenario.incident("Task_Acknowledge")).startsWith("JOB_NO_RETRIES");
            scenario.retry("Task_Acknowledge");
            confirmRights(scenario, RIGHT);
            proveIdentity(scenario);
            answer(scenario);

            assertThat(scenario.end()).isEqualTo("End_Closed");
            assertThat(scenario.jobs("deadline.start"))
                    .filteredOn(job -> job.element().equals("Task_StartClock"))
                    .hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({
            "request.classify, Task_Classify, rights",
            "identity.match-subject, Task_MatchSubject, match",
            "request.close, Task_Close, outcome"
        })
        void goesNoFurtherWhileItIsNotKnownWhatAJobFound(String type, String element, String owed, Scenario scenario) {
            scenario.on(type).completes();
            scenario.receive();
            if (type.equals("request.close")) {
                confirmRights(scenario, UNSUBSCRIBE);
            }

            assertThat(scenario.incident(element))
                    .startsWith("IO_MAPPING_ERROR")
                    .contains(owed + " != null");
            assertThat(scenario.letters()).extracting(Object::toString).doesNotContain("closed to author");
        }

        @Test
        void showsAnIncidentAtTheCallOfARightThatIsNotDeployed(Scenario scenario) {
            scenario.on("request.classify")
                    .completes(Map.of(
                            "rights", List.of(),
                            "rightOptions", List.of(Map.of("label", "Нет такого права", "value", "no-such-right"))));
            scenario.receive();
            confirmRights(scenario, "no-such-right");
            proveIdentity(scenario);

            assertThat(scenario.incident("Call_Right")).contains("no-such-right");
        }
    }

    private static Deadline reading(Scenario scenario) {
        var due = scenario.now().plus(Duration.ofDays(1));
        return new Deadline(due.minus(Duration.ofHours(12)), due, due.plus(SECOND), due.plus(Duration.ofDays(100)));
    }

    private static Instant dueAt(String deadline) {
        return OffsetDateTime.parse(
                        JsonMapper.shared().readTree(deadline).path("dueAt").asString())
                .toInstant();
    }

    private static void confirmRights(Scenario scenario, String... rights) {
        scenario.task("Task_ConfirmRights").complete(Map.of("classification", "rights", "rights", List.of(rights)));
    }

    private static void rightsPastTheForm(Scenario scenario, String... rights) {
        scenario.task("Task_ConfirmRights")
                .completePastTheForm(Map.of("classification", "rights", "rights", List.of(rights)));
    }

    private static void proveIdentity(Scenario scenario) {
        scenario.publish("answer-1", "CodeAnswered", Map.of());
    }

    private static void suggests(Scenario scenario, String... rights) {
        scenario.on("request.classify")
                .completes(Map.of(
                        "rights", List.of(rights),
                        "rightOptions",
                                List.of(
                                        Map.of("label", "Подтверждение обработки", "value", RIGHT),
                                        Map.of("label", "Исключение из рассылки", "value", UNSUBSCRIBE),
                                        Map.of("label", "Вопрос", "value", QUESTION),
                                        Map.of("label", "Удаление учётной записи", "value", DELETE))));
    }

    private static void matches(Scenario scenario, String match, String assurance, String method) {
        scenario.on("identity.match-subject")
                .completes(Map.of("match", match, "identity", Map.of("assurance", assurance, "method", method)));
    }

    private static void checks(Scenario scenario, String method, String attempt) {
        scenario.on("identity.check")
                .completes(
                        Map.of("identity", Map.of("assurance", "substantial", "method", method), "attempt", attempt));
    }

    private static void notIdentified(Scenario scenario) {
        scenario.task("Task_DecideIdentity")
                .complete(Map.of("decision", "not-identified", "ground", "identity-not-established"));
    }

    private static void answer(Scenario scenario) {
        scenario.task("Task_CheckAnswer").complete(Map.of("answer", "held"));
    }

    private static void reply(Scenario scenario, String id) {
        scenario.reply(id);
    }

    private static String closingOutcome(Scenario scenario) {
        return scenario.jobs("request.close").getLast().headers().getOrDefault("outcome", "");
    }
}
