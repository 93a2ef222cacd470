package kz.bazarjoq.requests.models.harness;

import static java.util.Map.entry;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What variables may hold and what workers may answer. Every scenario is checked against it: a variable that isn't named here,
 * or whose value doesn't look like a reference, a code or an instant, may be personal data on its way into the engine.
 */
final class Contract {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private static final Pattern COLUMN = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+){2}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TERM = Pattern.compile("P[0-9]+[YMD]|until-fulfilled");

    private static final Set<String> ITEM =
            Set.of("item", "category", "basis", "obligation", "label", "labelKk", "labelEn");
    private static final Set<String> ASSURANCE = Set.of("sufficient", "label", "clause", "right");
    private static final Set<String> TREATMENT =
            Set.of("item", "name", "nameKk", "nameEn", "treatment", "ground", "clause", "term", "label", "until");

    private static final Map<String, Predicate<JsonNode>> VARIABLES = Map.ofEntries(
            entry("rightDeadline", Contract::isDeadline),
            entry("receivedOn", matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")),
            entry("extent", matches("whole|asked|keep|part|stop-only")),
            entry("requestId", matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")),
            entry("requestNumber", matches("PDR-[0-9]{4}-[0-9]{6}")),
            entry("channel", Contract::isCode),
            entry("language", matches("ru|kk|en")),
            entry("receivedAt", Contract::isInstant),
            entry("caseUrl", matches("https?://[^?@#]+/cases/PDR-[0-9]{4}-[0-9]{6}")),
            entry("rights", listOf(Contract::isCode)),
            entry("rightOptions", listOf(value -> hasOnly(value, Set.of("label", "value")))),
            entry("right", Contract::isCode),
            entry("termOf", Contract::isCode),
            entry("deadline", Contract::isDeadline),
            entry("match", matches("one|none|several")),
            entry("identity", value -> hasOnly(value, Set.of("assurance", "method"))),
            entry("method", Contract::isCode),
            entry("assurance", value -> hasNames(value, ASSURANCE)),
            entry("assurances", listOf(Contract::isAssurance)),
            entry("takenBack", listOf(Contract::isCode)),
            entry("openRights", listOf(value -> hasOnly(value, Set.of("label", "value")))),
            entry("stopped", JsonNode::isBoolean),
            entry("suggested", listOf(Contract::isAssurance)),
            entry("assured", JsonNode::isBoolean),
            entry("attempt", matches("right|wrong|exhausted|expired|superseded|none")),
            entry("codeExpiresAt", Contract::isInstant),
            entry("classification", Contract::isCode),
            entry("decision", Contract::isCode),
            entry("urgentDecision", Contract::isCode),
            entry("answer", Contract::isCode),
            entry("returned", Contract::isCode),
            entry("askedAt", matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+@[A-Z][A-Za-z/]+")),
            entry("repliedAt", Contract::isInstant),
            entry("replyId", matches("[0-9a-zA-Z-]{1,64}")),
            entry("dataHeld", JsonNode::isBoolean),
            entry("heldBefore", JsonNode::isBoolean),
            entry("notTheirs", JsonNode::isBoolean),
            entry("place", value -> hasNames(value, Set.of("turn", "clause"))),
            entry("queue", listOf(Contract::isQueued)),
            entry("queued", Contract::isQueued),
            entry("waitingTold", listOf(Contract::isCode)),
            entry("currentTurn", JsonNode::isNumber),
            entry("turnNow", JsonNode::isNumber),
            entry("waiting", Contract::isQueued),
            entry("turnResults", listOf(Contract::isResult)),
            entry("outcome", Contract::isCode),
            entry("ground", Contract::isCode),
            entry("result", Contract::isResult),
            entry("results", listOf(Contract::isResult)),
            entry("onBehalf", JsonNode::isBoolean),
            entry("overdueTold", JsonNode::isBoolean),
            entry("delayTold", JsonNode::isBoolean),
            entry("replyRead", Contract::isCode),
            entry("unread", listOf(matches("[0-9a-zA-Z-]{1,64}"))),
            entry("raised", matches("Task_[A-Za-z]+")),
            entry("loopCounter", JsonNode::isNumber),
            entry("content", Contract::isCode),
            entry("information", matches("given|not-given")),
            entry("breach", Contract::isCode),
            entry("affected", matches("all|some")),
            entry("affectedItems", listOf(Contract::isCode)),
            entry("rest", matches("none|lawful")),
            entry("remedy", Contract::isCode),
            entry("stopGround", Contract::isCode),
            entry("stopGrounds", listOf(Contract::isGround)),
            entry("preparation", Contract::isCode),
            entry("confirmation", Contract::isCode),
            entry("corrections", listOf(Contract::isCorrection)),
            entry("kept", listOf(Contract::isKept)),
            entry("reason", Contract::isCode),
            entry("retained", listOf(Contract::isRetained)),
            entry("more", JsonNode::isBoolean),
            entry("grounds", listOf(Contract::isGround)),
            entry("keepGrounds", listOf(Contract::isGround)),
            entry("partGrounds", listOf(Contract::isGround)),
            entry("item", value -> hasOnly(value, ITEM)),
            entry("items", listOf(value -> hasOnly(value, ITEM))),
            entry("treatment", Contract::isTreatment),
            entry("treatments", listOf(Contract::isTreatment)),
            entry("choices", listOf(Contract::isChoice)),
            entry("decided", listOf(Contract::isTreatment)),
            entry("category", Contract::isCode),
            entry("basis", Contract::isCode),
            entry("obligation", Contract::isCode),
            entry("particulars", matches("complete|missing")),
            entry("itemOptions", listOf(value -> hasOnly(value, Set.of("label", "value")))),
            entry("dataMeant", matches("all|some")),
            entry("named", listOf(Contract::isCode)),
            entry("missing", listOf(Contract::isCode)));

    private static final Map<String, Set<String>> OUTPUTS = Map.ofEntries(
            entry("deadline.start", Set.of("deadline")),
            entry("deadline.end", Set.of()),
            entry("deadline.raise-priority", Set.of()),
            entry("mail.send", Set.of()),
            entry("request.classify", Set.of("rights", "rightOptions")),
            entry("request.close", Set.of("outcome")),
            entry("request.open-another", Set.of()),
            entry("request.take-back-right", Set.of("stopped")),
            entry("request.record-decision", Set.of()),
            entry("identity.set-aside", Set.of()),
            entry("request.begin-to-act", Set.of()),
            entry("identity.match-subject", Set.of("match", "identity")),
            entry("identity.send-code", Set.of("codeExpiresAt")),
            entry("identity.check", Set.of("identity", "attempt")),
            entry("data.locate", Set.of("dataHeld", "items")),
            entry("data.package", Set.of()),
            entry("data.unsubscribe", Set.of()),
            entry("data.block", Set.of()),
            entry("data.unblock", Set.of()),
            entry("data.correct", Set.of("corrections")),
            entry("data.stop", Set.of()),
            entry("data.destroy", Set.of("kept")),
            entry("data.destroy-expired", Set.of("more")),
            entry("recipients.notify", Set.of()));

    private static final Map<String, Set<String>> ERRORS = Map.of(
            "identity.send-code", Set.of("CODE_LIMIT", "NO_SUBJECT"),
            "mail.send", Set.of("ANSWER_MISSING"));

    private Contract() {}

    /** An instant as variables carry it: ISO with the offset of Almaty. */
    static String iso(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(ALMATY));
    }

    static void checkOutputs(SeenJob job, Set<String> variables) {
        var allowed = OUTPUTS.get(job.type());
        if (allowed == null || !allowed.containsAll(variables)) {
            throw new AssertionError("The contract lets " + job.type() + " answer " + allowed + ", not " + variables);
        }
    }

    static void checkError(SeenJob job, String code) {
        if (!ERRORS.getOrDefault(job.type(), Set.of()).contains(code)) {
            throw new AssertionError("The contract has no error " + code + " for " + job.type());
        }
    }

    static void check(Journal journal) {
        journal.variables.all().forEach(Contract::checkVariable);
        checkRefusals(journal);
    }

    private static void checkVariable(Variables.Variable variable) {
        var shape = VARIABLES.get(variable.name());
        if (shape == null || !(variable.value().isNull() || shape.test(variable.value()))) {
            throw new AssertionError("The contract doesn't let a process hold this: " + variable);
        }
    }

    /** No refusal without a person: on the way to it lies a completed user task. */
    private static void checkRefusals(Journal journal) {
        journal.steps
                .all()
                .filter(step -> step.isEnd() && step.element().matches("End_(Partly|Refused|Not|Nothing).*"))
                .filter(step -> !journal.isDecidedByPerson(step.instance()))
                .findFirst()
                .ifPresent(step -> {
                    throw new AssertionError(step.element() + " of " + step.process() + " is reached without a person");
                });
    }

    private static boolean isQueued(JsonNode value) {
        return hasNames(value, Set.of("right", "assured", "turn", "deadline"))
                && isCode(value.path("right"))
                && value.path("turn").isNumber()
                && isDeadline(value.path("deadline"));
    }

    /** The texts are those of the decision table. */
    private static boolean isGround(JsonNode value) {
        return hasNames(value, Set.of("value", "label", "clause", "clauseKk", "clauseEn", "ru", "kk", "en"))
                && isCode(value.path("value"));
    }

    /**
     * Clause and label are texts of the decision table, the names those of the data map; the term is a period of ISO 8601 or
     * a code.
     */
    private static boolean isTreatment(JsonNode value) {
        return hasNames(value, TREATMENT)
                && areCodes(value, "item", "treatment", "ground")
                && isAbsentOr(value.path("until"), DAY)
                && isAbsentOr(value.path("term"), TERM);
    }

    /** A line of the form about what could not be destroyed. */
    private static boolean isRetained(JsonNode value) {
        return hasNames(value, Set.of("name", "reason", "until", "ground"))
                && areCodes(value, "reason", "ground")
                && isAbsentOr(value.path("until"), DAY);
    }

    /** A line of the form about a part of the data. */
    private static boolean isChoice(JsonNode value) {
        return hasNames(
                        value,
                        Set.of(
                                "name",
                                "label",
                                "clause",
                                "proposal",
                                "proposedGround",
                                "term",
                                "needed",
                                "decision",
                                "ground"))
                && areCodes(value, "proposal", "proposedGround", "decision", "ground")
                && isAbsentOr(value.path("term"), TERM);
    }

    private static boolean areCodes(JsonNode value, String... names) {
        return Stream.of(names).map(value::path).allMatch(code -> isAbsent(code) || isCode(code));
    }

    private static boolean isCorrection(JsonNode value) {
        return hasNames(value, Set.of("item", "result", "ground"))
                && isItem(value.path("item"))
                && matches("changed|conflict|unchangeable|declined").test(value.path("result"))
                && areCodes(value, "ground");
    }

    /** What could not be destroyed; the ground is there once a person has named it. */
    private static boolean isKept(JsonNode value) {
        return hasNames(value, Set.of("item", "reason", "until", "ground"))
                && isItem(value.path("item"))
                && areCodes(value, "reason", "ground")
                && isAbsentOr(value.path("until"), DAY);
    }

    /** Label and clause are texts of the decision table. */
    private static boolean isAssurance(JsonNode value) {
        return hasNames(value, ASSURANCE) && isCode(value.path("right"));
    }

    private static boolean isResult(JsonNode value) {
        return hasOnly(value, Set.of("right", "outcome", "ground"));
    }

    private static boolean isDeadline(JsonNode value) {
        var instants = List.of("remindAt", "dueAt", "overdueAt", "laterDueAt", "policyDueAt", "statutoryDueAt");
        var all = new HashSet<>(instants);
        all.addAll(Set.of("id", "clause", "provisional"));
        return hasNames(value, all)
                && instants.stream().map(value::path).allMatch(instant -> isAbsent(instant) || isInstant(instant));
    }

    private static boolean hasOnly(JsonNode value, Set<String> names) {
        return hasNames(value, names)
                && value.properties().stream()
                        .filter(property -> !property.getKey().startsWith("label"))
                        .allMatch(property -> isAbsent(property.getValue()) || isCode(property.getValue()));
    }

    private static boolean hasNames(JsonNode value, Set<String> names) {
        return value.isObject() && names.containsAll(value.propertyNames());
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static boolean isAbsentOr(JsonNode value, Pattern shape) {
        return isAbsent(value) || shape.matcher(value.asString()).matches();
    }

    private static boolean isCode(JsonNode value) {
        return value.isString() && CODE.matcher(value.stringValue()).matches();
    }

    /** A column of the data map, as {@code shop.customer.last_name}, or the code of a part of the data. */
    private static boolean isItem(JsonNode value) {
        return isCode(value)
                || (value.isString() && COLUMN.matcher(value.stringValue()).matches());
    }

    private static boolean isInstant(JsonNode value) {
        try {
            return value.isString() && OffsetDateTime.parse(value.stringValue()) != null;
        } catch (DateTimeParseException notAnInstant) {
            return false;
        }
    }

    private static Predicate<JsonNode> matches(String pattern) {
        var compiled = Pattern.compile(pattern);
        return value ->
                value.isString() && compiled.matcher(value.stringValue()).matches();
    }

    private static Predicate<JsonNode> listOf(Predicate<JsonNode> element) {
        return value ->
                value.isArray() && value.values().stream().allMatch(entry -> entry.isNull() || element.test(entry));
    }
}
