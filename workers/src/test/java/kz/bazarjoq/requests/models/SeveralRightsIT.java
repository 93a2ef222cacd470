package kz.bazarjoq.requests.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.harness.Deadline;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.Scenario;
import kz.bazarjoq.requests.models.harness.SeenJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One letter that invokes several rights: in which order they run, and what becomes of the request. */
@ProcessTest({
    "personal-data-request",
    "verify-identity",
    "confirm-processing",
    "provide-information",
    "block-data",
    "stop-unlawful-processing",
    "destroy-unlawful-data",
    "investigate-breach",
    "correct-data",
    "withdraw-consent",
    "end-processing",
    "decisions"
})
class SeveralRightsIT {

    private static final String CONFIRM = "confirm-processing";
    private static final String BLOCK = "block-data";
    private static final String STOP = "stop-unlawful-processing";
    private static final String DESTROY = "destroy-unlawful-data";
    private static final String CORRECT = "correct-data";
    private static final String WITHDRAW = "withdraw-consent";
    private static final Duration SECOND = Duration.ofSeconds(1);

    @BeforeEach
    void scriptWorkers(Scenario scenario) {
        scenario.on("deadline.start")
                .completes(Map.of("deadline", scenario.deadline().variable()));
        scenario.on("request.classify")
                .completes(Map.of(
                        "rights",
                        List.of(),
                        "rightOptions",
                        Stream.of(CONFIRM, BLOCK, STOP, DESTROY, CORRECT, WITHDRAW)
                                .map(right -> Map.of("label", right, "value", right))
                                .toList()));
        scenario.on("request.close").completes(Map.of("outcome", "partly-fulfilled"));
        scenario.on("request.open-another").completes();
        takesBack(scenario, true);
        scenario.on("identity.match-subject")
                .completes(Map.of("match", "one", "identity", identity("low", "sender-address")));
        scenario.on("identity.send-code")
                .completes(Map.of("codeExpiresAt", scenario.deadline().dueAt().toString()));
        scenario.on("identity.check")
                .completes(Map.of("identity", identity("substantial", "code-to-address-on-file"), "attempt", "right"));
        scenario.on("data.locate").completes(Map.of("dataHeld", true));
        for (var type : List.of("mail.send", "data.block", "data.unblock", "recipients.notify")) {
            scenario.on(type).completes();
        }
    }

    @Test
    void asksForTheNextTurnOnceTheOneBeforeHasEnded(Scenario scenario) {
        ask(scenario, WITHDRAW, CORRECT, BLOCK, CONFIRM);
        assertThat(openTasks(scenario)).containsExactlyInAnyOrder("Task_Inquire", "Task_CheckAnswer");

        confirm(scenario);
        assertThat(openTasks(scenario))
                .as("nothing is corrected while it is blocked")
                .containsExactly("Task_Inquire");
        scenario.task("Task_Inquire").complete(Map.of("breach", "not-confirmed", "ground", "processing-lawful"));
        assertThat(openTasks(scenario)).containsExactly("Task_PrepareCorrection");

        refuseCorrection(scenario);
        assertThat(openTasks(scenario)).containsExactly("Task_CheckParticulars");
    }

    @ParameterizedTest
    @CsvSource({WITHDRAW + "," + CONFIRM, WITHDRAW + "," + BLOCK, WITHDRAW + "," + CORRECT, CORRECT + "," + BLOCK})
    void startsOnlyTheOtherAtFirst(String waits, String runs, Scenario scenario) {
        ask(scenario, waits, runs);

        assertThat(scenario.starts(runs)).isOne();
        assertThat(scenario.starts(waits)).isZero();
    }

    @Test
    void startsAllClocksAtOnceWhateverHasToWait(Scenario scenario) {
        ask(scenario, WITHDRAW, CORRECT, BLOCK);

        assertThat(scenario.jobs("deadline.start"))
                .extracting(job -> job.variable("right"))
                .contains("unclassified", WITHDRAW, CORRECT, BLOCK);
    }

    @Test
    void tellsOnceThatTheTermOfAWaitingRightNearsAndPasses(Scenario scenario) {
        var waits = scenario.deadline();
        var runs = Deadline.startedAt(scenario.now().plus(Duration.ofDays(60)));
        scenario.on("deadline.start")
                .completes(
                        job -> Map.of("deadline", (job.variable("right").equals(CORRECT) ? waits : runs).variable()));
        ask(scenario, CORRECT, CONFIRM);

        scenario.moveTo(waits.remindAt().minus(SECOND));
        assertThat(scenario.letters()).hasToString("[acknowledgement to sender]");
        scenario.moveTo(waits.remindAt());
        assertThat(scenario.letters().getLast()).hasToString("reminder to support");
        scenario.moveTo(waits.overdueAt());
        assertThat(scenario.letters())
                .hasToString("[acknowledgement to sender, reminder to support, overdue to privacy-officer,"
                        + " overdue-apology to author]");
        assertThat(scenario.jobs("mail.send").getLast().variable("right")).isEqualTo(CORRECT);
        assertThat(scenario.variable("personal-data-request", "waitingTold")).isEqualTo("[\"correct-data\"]");

        confirm(scenario);
        assertThat(openTasks(scenario)).containsExactly("Task_PrepareCorrection");
        refuseCorrection(scenario);
        assertThat(scenario.end()).isEqualTo("End_Closed");
        assertThat(scenario.letters())
                .extracting(Object::toString)
                .filteredOn(letter -> letter.startsWith("overdue"))
                .hasSize(2);
    }

    @Test
    void tellsOfEveryRightThatWaitsAndOfItsLaterTerm(Scenario scenario) {
        var runs = Deadline.startedAt(scenario.now().plus(Duration.ofDays(60)));
        scenario.on("deadline.start")
                .completes(job -> Map.of(
                        "deadline", (job.variable("right").equals(CONFIRM) ? runs : scenario.deadline()).variable()));
        ask(scenario, CORRECT, WITHDRAW, CONFIRM);

        scenario.moveTo(scenario.deadline().remindAt());
        scenario.moveTo(scenario.deadline().overdueAt());
        scenario.moveTo(scenario.deadline().laterDueAt());

        assertThat(scenario.jobs("mail.send"))
                .filteredOn(job -> !job.variable("right").isEmpty())
                .extracting(job -> job.headers().get("template") + " of " + job.variable("right"))
                .containsExactlyInAnyOrder(
                        "reminder of " + CORRECT,
                        "reminder of " + WITHDRAW,
                        "overdue of " + CORRECT,
                        "overdue of " + WITHDRAW,
                        "overdue-apology of " + CORRECT,
                        "overdue-apology of " + WITHDRAW,
                        "later-term-overdue of " + CORRECT,
                        "later-term-overdue of " + WITHDRAW);
        confirm(scenario);
        assertThat(openTasks(scenario)).containsExactly("Task_PrepareCorrection");
        assertThat(scenario.letters())
                .as("nothing is told twice")
                .hasSize(10)
                .last()
                .hasToString("answer to subject");
    }

    @Test
    void tellsOfTheRightThatIsDueFirstOfThoseThatWait(Scenario scenario) {
        var first = scenario.deadline();
        var others = Deadline.startedAt(scenario.now().plus(Duration.ofDays(60)));
        scenario.on("deadline.start")
                .completes(job ->
                        Map.of("deadline", (job.variable("right").equals(WITHDRAW) ? first : others).variable()));
        ask(scenario, CORRECT, WITHDRAW, CONFIRM);
        scenario.moveTo(first.overdueAt());
        confirm(scenario);
        refuseCorrection(scenario);

        assertThat(openTasks(scenario)).containsExactly("Task_CheckParticulars");
        assertThat(scenario.letters()).extracting(Object::toString).containsOnlyOnce("overdue-apology to author");
    }

    @Test
    void grantsOneRightAndRefusesAnother(Scenario scenario) {
        ask(scenario, CORRECT, CONFIRM);
        confirm(scenario);
        refuseCorrection(scenario);

        assertThat(scenario.end()).isEqualTo("End_Closed");
        assertThat(scenario.letters())
                .hasToString("[acknowledgement to sender, answer to subject, refusal to subject, closed to author]");
        assertThat(scenario.jobs("request.close")).singleElement().satisfies(job -> assertThat(job.variable("results"))
                .isEqualTo("[{\"right\":\"confirm-processing\",\"outcome\":\"fulfilled\",\"ground\":null},"
                        + "{\"right\":\"correct-data\",\"outcome\":\"refused\",\"ground\":\"not-documented\"}]"));
        assertThat(scenario.jobs("mail.send").getLast().variable("results"))
                .isEqualTo(scenario.jobs("request.close").getLast().variable("results"));
    }

    @Test
    void liftsTheBlockOfOneInquiryAndLeavesThatOfAnother(Scenario scenario) {
        var blocks = keepBlocks(scenario);
        ask(scenario, BLOCK, STOP);
        assertThat(openTasks(scenario)).containsExactly("Task_Inquire", "Task_Inquire");
        assertThat(blocks).containsExactlyInAnyOrder("breach for " + BLOCK, "breach for " + STOP);

        var first = scenario.task("Task_Inquire");
        var other = first.variable("right").equals(BLOCK) ? STOP : BLOCK;
        first.complete(Map.of("breach", "not-confirmed", "ground", "processing-lawful"));
        assertThat(openTasks(scenario)).containsExactly("Task_Inquire");
        assertThat(blocks).containsExactly("breach for " + other);

        scenario.task("Task_Inquire").complete(Map.of("breach", "not-confirmed", "ground", "processing-lawful"));
        assertThat(scenario.end()).isEqualTo("End_Closed");
        assertThat(blocks).isEmpty();
    }

    @Test
    void liftsEveryBlockOfARequestThatIsTakenBack(Scenario scenario) {
        var blocks = keepBlocks(scenario);
        ask(scenario, BLOCK, STOP);
        assertThat(openTasks(scenario)).hasSize(2);
        scenario.reply("reply-1");

        scenario.task("Task_ReadReply").complete(Map.of("replyRead", "taken-back"));

        assertThat(scenario.waitingAt()).isEmpty();
        assertThat(blocks).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {BLOCK, STOP, DESTROY})
    void stopsOneRightOfABreachThatIsTakenBackWhileTheOthersGoOn(String takenBack, Scenario scenario) {
        var blocks = keepBlocks(scenario);
        ask(scenario, BLOCK, STOP, DESTROY);
        scenario.reply("reply-1");

        readAsTakenBack(scenario, takenBack);
        scenario.takeBack(takenBack);
        readToTheEnd(scenario);

        var others = Stream.of(BLOCK, STOP, DESTROY)
                .filter(right -> !right.equals(takenBack))
                .toList();
        assertThat(scenario.tasks())
                .extracting(task -> task.variable("right"))
                .containsExactlyInAnyOrderElementsOf(others);
        assertThat(blocks)
                .containsExactlyInAnyOrderElementsOf(
                        others.stream().map(right -> "breach for " + right).toList());
        assertThat(scenario.letters().getLast()).hasToString("right-taken-back to author");
        assertThat(scenario.jobs("mail.send").getLast().variable("right")).isEqualTo(takenBack);
        refuseTheBreach(scenario);
        refuseTheBreach(scenario);
        assertThat(scenario.end()).isEqualTo("End_Closed");
        assertThat(scenario.jobs("request.close").getLast().variable("results"))
                .contains(
                        "{\"right\":\"%s\",\"outcome\":\"taken-back\"".formatted(takenBack), "\"outcome\":\"refused\"");
    }

    @Test
    void neverStartsARightThatIsTakenBackWhileItWaits(Scenario scenario) {
        ask(scenario, CORRECT, CONFIRM);
        scenario.reply("reply-1");
        readAsTakenBack(scenario, CORRECT);
        readToTheEnd(scenario);
        assertThat(scenario.letters().getLast()).hasToString("right-taken-back to author");

        confirm(scenario);

        assertThat(scenario.end()).isEqualTo("End_Closed");
        assertThat(scenario.path()).contains("End_WaitingTakenBack");
        assertThat(scenario.starts(CORRECT)).isZero();
        assertThat(scenario.jobs("request.close").getLast().variable("results"))
                .contains("{\"right\":\"correct-data\",\"outcome\":\"taken-back\"", "\"outcome\":\"fulfilled\"");
    }

    @Test
    void tellsNobodyOfTheTermOfARightThatNobodyWantsAnyMore(Scenario scenario) {
        var waits = scenario.deadline();
        var runs = Deadline.startedAt(scenario.now().plus(Duration.ofDays(60)));
        scenario.on("deadline.start")
                .completes(
                        job -> Map.of("deadline", (job.variable("right").equals(CORRECT) ? waits : runs).variable()));
        ask(scenario, CORRECT, CONFIRM);
        scenario.reply("reply-1");
        readAsTakenBack(scenario, CORRECT);
        readToTheEnd(scenario);

        scenario.moveTo(waits.overdueAt());

        scenario.moveTo(waits.laterDueAt());

        assertThat(scenario.path()).contains("End_WaitingNoNear", "End_WaitingNoLate", "End_WaitingNoLater");
        assertThat(scenario.letters()).hasToString("[acknowledgement to sender, right-taken-back to author]");
    }

    @Test
    void runsOnlyWhatIsStillWantedWhereARightIsTakenBackBeforeItBegins(Scenario scenario) {
        scenario.receive();
        confirmRights(scenario, CORRECT, CONFIRM);
        scenario.reply("reply-1");
        readAsTakenBack(scenario, CORRECT);
        readToTheEnd(scenario);

        scenario.publish("answer-1", "CodeAnswered", Map.of());
        confirm(scenario);

        assertThat(scenario.end()).isEqualTo("End_Closed");
        assertThat(scenario.jobs("deadline.start"))
                .extracting(job -> job.variable("right"))
                .containsExactly("unclassified", "unclassified", "unclassified", CONFIRM);
    }

    @Test
    void hasADayForABreachToldBySomebodyUnknown(Scenario scenario) {
        scenario.on("identity.match-subject").completes(Map.of("match", "none", "identity", identity("none", "none")));
        scenario.receive();

        confirmRights(scenario, BLOCK);

        assertThat(scenario.waitingAt()).contains("Task_DecideIdentity", "Task_DecideUrgently");
    }

    @Test
    void saysNothingOfARightThatHasEndedMeanwhile(Scenario scenario) {
        takesBack(scenario, false);
        ask(scenario, CONFIRM, CORRECT);
        scenario.reply("reply-1");

        readAsTakenBack(scenario, CONFIRM);

        assertThat(scenario.path()).contains("End_RightEnded");
        assertThat(scenario.letters()).hasToString("[acknowledgement to sender]");
    }

    @Test
    void stopsTheWholeRequestWhereAllItsRightsAreTakenBack(Scenario scenario) {
        scenario.on("request.close").completes(Map.of("outcome", "taken-back"));
        ask(scenario, CORRECT, CONFIRM);
        scenario.reply("reply-1");

        readAsTakenBack(scenario, CORRECT, CONFIRM);

        assertThat(scenario.path()).contains("End_TakenBack");
        assertThat(scenario.waitingAt()).isEmpty();
        assertThat(scenario.letters().getLast()).hasToString("taken-back to author");
        assertThat(scenario.jobs("request.open-another")).isEmpty();
    }

    @Test
    void unblocksThoughALetterHangs(Scenario scenario) {
        scenario.on("request.close").completes(Map.of("outcome", "taken-back"));
        ask(scenario, BLOCK);
        scenario.on("mail.send").keepsWorking();
        scenario.reply("reply-1");

        scenario.task("Task_ReadReply").complete(Map.of("replyRead", "taken-back"));

        assertThat(scenario.path()).contains("End_Unblocked").doesNotContain("End_TakenBack");
    }

    @Test
    void finishesWhatChangesDataAlreadyAndStopsTheRest(Scenario scenario) {
        scenario.on("request.take-back-right")
                .completes(job -> Map.of("stopped", job.variable("right").equals(CORRECT)));
        ask(scenario, CORRECT, CONFIRM);
        scenario.reply("reply-1");

        scenario.task("Task_ReadReply").complete(Map.of("replyRead", "taken-back"));

        assertThat(scenario.jobs("request.take-back-right"))
                .extracting(job -> job.variable("right"))
                .containsExactlyInAnyOrder("null", CORRECT, CONFIRM);
        assertThat(scenario.letters()).hasToString("[acknowledgement to sender, right-taken-back to author]");
        readToTheEnd(scenario);
        confirm(scenario);
        assertThat(scenario.end()).isEqualTo("End_Closed");
        assertThat(scenario.starts(CORRECT)).isZero();
        assertThat(scenario.jobs("request.close").getLast().variable("results"))
                .contains("\"taken-back\"", "\"fulfilled\"");
    }

    @Test
    void asksWhatElseIsInALetterThatTakesSomethingBack(Scenario scenario) {
        ask(scenario, CORRECT, CONFIRM);
        scenario.reply("reply-1");
        readAsTakenBack(scenario, CORRECT);

        assertThat(scenario.task("Task_ReadReply").variable("openRights"))
                .contains(CONFIRM)
                .doesNotContain(CORRECT);
        scenario.task("Task_ReadReply").complete(Map.of("replyRead", "another-request"));

        assertThat(scenario.jobs("request.open-another")).hasSize(1);
        assertThat(openTasks(scenario)).containsExactly("Task_CheckAnswer");
    }

    @Test
    void opensARequestForEachLetterThatNobodyHasReadWhenAnotherTakesAllBack(Scenario scenario) {
        scenario.on("request.close").completes(Map.of("outcome", "taken-back"));
        ask(scenario, CORRECT, CONFIRM);
        for (var letter : List.of("reply-1", "reply-2", "reply-3")) {
            scenario.reply(letter);
        }
        scenario.task("Task_ReadReply").complete(Map.of("replyRead", "nothing-to-do"));

        scenario.task("Task_ReadReply").complete(Map.of("replyRead", "taken-back"));

        assertThat(scenario.path()).contains("End_TakenBack");
        assertThat(scenario.jobs("request.open-another"))
                .extracting(job -> job.variable("replyId"))
                .singleElement()
                .isIn("reply-1", "reply-2", "reply-3");
        assertThat(scenario.waitingAt()).isEmpty();
    }

    @Test
    void takesBackNothingThatIsNotOpenAndAsksAgain(Scenario scenario) {
        ask(scenario, CORRECT, CONFIRM);
        scenario.reply("reply-1");

        for (var sent : List.of(
                Map.of("replyRead", "rights-taken-back"),
                Map.of("replyRead", "rights-taken-back", "takenBack", List.of(BLOCK)))) {
            scenario.task("Task_ReadReply").completePastTheForm(sent);
        }

        assertThat(openTasks(scenario)).containsExactlyInAnyOrder("Task_CheckAnswer", "Task_ReadReply");
        assertThat(scenario.letters()).hasToString("[acknowledgement to sender]");
    }

    @ParameterizedTest
    @CsvSource({"rights-taken-back, Task_UnblockRight", "taken-back, Task_UnblockTakenBack"})
    void tellsTheOfficerOfABlockThatIsNotLiftedWithinADay(String read, String hangs, Scenario scenario) {
        scenario.on("data.unblock").keepsWorking();
        ask(scenario, BLOCK, STOP);
        scenario.reply("reply-1");
        scenario.task("Task_ReadReply").complete(Map.of("replyRead", read, "takenBack", List.of(BLOCK)));
        scenario.takeBack(BLOCK);
        assertThat(scenario.waitingAt()).contains(hangs);

        scenario.moveTo(scenario.now().plus(Duration.ofDays(1)));

        assertThat(scenario.letters())
                .extracting(Object::toString)
                .containsOnlyOnce("still-blocked to privacy-officer");
        assertThat(scenario.waitingAt()).contains(hangs);
    }

    /** Blocking has a working day, a code has two: a person is asked beside it. */
    @Nested
    class BesideTheCode {

        @BeforeEach
        void givesTheBlockingItsClock(Scenario scenario) {
            scenario.on("deadline.start")
                    .completes(job -> Map.of(
                            "deadline",
                            (job.variable("termOf").equals(BLOCK) ? urgent(scenario) : scenario.deadline())
                                    .variable()));
            scenario.on("identity.check")
                    .completes(job -> job.headers().containsKey("basis")
                            ? Map.of("identity", identity("substantial", "decided-by-staff"), "attempt", "none")
                            : Map.of(
                                    "identity",
                                    identity("substantial", "code-to-address-on-file"),
                                    "attempt",
                                    "right"));
            scenario.receive();
        }

        @ParameterizedTest
        @ValueSource(strings = {BLOCK, STOP, DESTROY})
        void blocksAtOnceWhereTheOfficerKnowsWhoWrote(String right, Scenario scenario) {
            confirmRights(scenario, right);
            var task = scenario.task("Task_DecideUrgently");
            assertThat(task.groups()).containsExactly("privacy-officer");
            assertThat(task.form()).isEqualTo("decide-urgently");
            assertThat(task.dueAt()).isEqualTo(urgent(scenario).dueAt());
            assertThat(scenario.starts(right)).isZero();

            task.complete(Map.of("decision", "identified"));

            assertThat(scenario.starts(right)).isOne();
            assertThat(scenario.jobs("identity.check")).singleElement().satisfies(job -> assertThat(job.headers())
                    .containsEntry("basis", "staff"));
            assertThat(scenario.variable("personal-data-request", "identity")).contains("confirmed-by-officer");
            assertThat(scenario.waitingAt()).doesNotContain("Gateway_AwaitCode");
        }

        @Test
        void takesTheTaskAwayOnceTheCodeHasCome(Scenario scenario) {
            confirmRights(scenario, BLOCK);
            scenario.task("Task_DecideUrgently");

            scenario.publish("answer-1", "CodeAnswered", Map.of());

            assertThat(openTasks(scenario)).containsExactly("Task_Inquire");
        }

        @Test
        void waitsForTheCodeWhereTheOfficerDoesNotKnowWhoWrote(Scenario scenario) {
            confirmRights(scenario, BLOCK);

            scenario.task("Task_DecideUrgently").complete(Map.of("decision", "wait"));

            assertThat(scenario.path()).contains("End_CodeAwaited", "End_UrgentDone");
            assertThat(scenario.starts(BLOCK)).isZero();
            scenario.publish("answer-1", "CodeAnswered", Map.of());
            assertThat(scenario.starts(BLOCK)).isOne();
        }

        @Test
        void asksAgainWithoutADecisionOrACustomer(Scenario scenario) {
            scenario.on("identity.check")
                    .completes(Map.of("identity", identity("low", "sender-address"), "attempt", "none"));
            confirmRights(scenario, BLOCK);

            scenario.task("Task_DecideUrgently").completePastTheForm(Map.of());
            scenario.task("Task_DecideUrgently").complete(Map.of("decision", "identified"));

            assertThat(scenario.task("Task_DecideUrgently").groups()).containsExactly("privacy-officer");
            assertThat(scenario.starts(BLOCK)).isZero();
        }

        @Test
        void risesAndTellsTheOfficerOfADecisionThatIsLate(Scenario scenario) {
            confirmRights(scenario, BLOCK);
            var clock = urgent(scenario);

            scenario.moveTo(clock.remindAt());
            assertThat(scenario.path()).contains("End_UrgentRaised");
            assertThat(scenario.letters()).hasToString("[acknowledgement to sender]");
            scenario.moveTo(clock.overdueAt());

            assertThat(scenario.letters()).hasToString("[acknowledgement to sender, task-overdue to privacy-officer]");
            assertThat(scenario.jobs("deadline.raise-priority"))
                    .extracting(job -> job.variable("raised"))
                    .containsExactly("Task_DecideUrgently", "Task_DecideUrgently");
        }

        @Test
        void tellsWhomARepresentativeWritesFor(Scenario scenario) {
            scenario.task("Task_ConfirmRights")
                    .complete(Map.of("classification", "representative", "rights", List.of(BLOCK)));

            scenario.task("Task_DecideUrgently").complete(Map.of("decision", "identified"));

            assertThat(scenario.letters().subList(1, 3))
                    .hasToString("[representative to subject, representative-admitted to sender]");
            assertThat(scenario.starts(BLOCK)).isOne();
        }

        @Test
        void tellsWhomARepresentativeWritesForWhereOnlyTheOfficerSawThatHeDoes(Scenario scenario) {
            confirmRights(scenario, BLOCK);

            scenario.task("Task_DecideUrgently").complete(Map.of("decision", "representative"));

            assertThat(scenario.letters().subList(1, 3))
                    .hasToString("[representative to subject, representative-admitted to sender]");
            assertThat(scenario.starts(BLOCK)).isOne();
        }

        @Test
        void asksAtOnceWhomARepresentativeWritesForThoughHeProvedWhoHeIs(Scenario scenario) {
            scenario.publish("answer", "CodeAnswered", Map.of());

            scenario.task("Task_ConfirmRights")
                    .complete(Map.of("classification", "representative", "rights", List.of(BLOCK)));

            assertThat(scenario.task("Task_DecideUrgently").dueAt())
                    .isEqualTo(urgent(scenario).dueAt());
        }

        @Test
        void asksNobodyForWhatCanWait(Scenario scenario) {
            confirmRights(scenario, CORRECT);

            assertThat(openTasks(scenario)).isEmpty();
            assertThat(scenario.waitingAt()).contains("Gateway_AwaitCode");
        }

        private static Deadline urgent(Scenario scenario) {
            var due = scenario.now().plus(Duration.ofDays(1));
            return new Deadline(due.minus(Duration.ofHours(12)), due, due.plus(SECOND), due.plus(Duration.ofDays(100)));
        }
    }

    /** Holds a block for each right that asked for it and each reason, as the workers have to; without a right, all are lifted. */
    private static Set<String> keepBlocks(Scenario scenario) {
        Set<String> blocks = ConcurrentHashMap.newKeySet();
        scenario.on("data.block").completes(job -> {
            blocks.add(block(job));
            return Map.of();
        });
        scenario.on("data.unblock").completes(job -> {
            blocks.removeIf(block -> job.variable("right").isEmpty() || block.equals(block(job)));
            return Map.of();
        });
        return blocks;
    }

    private static String block(SeenJob job) {
        return job.headers().get("reason") + " for " + job.variable("right");
    }

    private static Map<String, String> identity(String assurance, String method) {
        return Map.of("assurance", assurance, "method", method);
    }

    private static void ask(Scenario scenario, String... rights) {
        scenario.receive();
        confirmRights(scenario, rights);
        scenario.publish("answer-1", "CodeAnswered", Map.of());
    }

    private static void confirmRights(Scenario scenario, String... rights) {
        scenario.task("Task_ConfirmRights")
                .complete(Map.of("classification", "rights", "rights", Arrays.asList(rights)));
    }

    private static void takesBack(Scenario scenario, boolean stopped) {
        scenario.on("request.take-back-right").completes(Map.of("stopped", stopped));
    }

    private static void readAsTakenBack(Scenario scenario, String... rights) {
        scenario.task("Task_ReadReply")
                .complete(Map.of("replyRead", "rights-taken-back", "takenBack", Arrays.asList(rights)));
    }

    private static void readToTheEnd(Scenario scenario) {
        scenario.task("Task_ReadReply").complete(Map.of("replyRead", "taken-into-account"));
    }

    private static void confirm(Scenario scenario) {
        scenario.task("Task_CheckAnswer").complete(Map.of("answer", "held"));
    }

    private static void refuseTheBreach(Scenario scenario) {
        var task = scenario.task("Task_Inquire");
        var lawful = task.variable("right").equals(DESTROY) ? "obtained-lawfully" : "processing-lawful";
        task.complete(Map.of("breach", "not-confirmed", "ground", lawful));
    }

    private static void refuseCorrection(Scenario scenario) {
        scenario.task("Task_PrepareCorrection").complete(Map.of("preparation", "ready"));
        scenario.task("Task_ConfirmCorrection").complete(Map.of("confirmation", "refused", "ground", "not-documented"));
    }

    private static List<String> openTasks(Scenario scenario) {
        return scenario.waitingAt().stream()
                .filter(element -> element.startsWith("Task_"))
                .toList();
    }
}
