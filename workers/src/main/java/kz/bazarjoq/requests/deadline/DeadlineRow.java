package kz.bazarjoq.requests.deadline;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A matched row of the decision {@code deadlines}: the terms of a right, at least one of them. */
record DeadlineRow(@Nullable Term policy, @Nullable Term statutory, @Nullable Term house, int remindWorkingDays) {

    private static final Map<String, Term.Unit> UNITS =
            Map.of("calendar-days", Term.Unit.CALENDAR_DAYS, "working-days", Term.Unit.WORKING_DAYS);

    /** Checks that a term is there; throws {@link IllegalStateException} for a row that states none. */
    DeadlineRow {
        if (policy == null && statutory == null && house == null) {
            throw new IllegalStateException(
                    "A row of the decision deadlines states no term: fill in policyAmount, statutoryAmount or houseAmount");
        }
    }

    static DeadlineRow of(Map<String, Object> outputs) {
        return new DeadlineRow(
                term(outputs, "policy"),
                term(outputs, "statutory"),
                term(outputs, "house"),
                whole(outputs, "remindWorkingDays", 0));
    }

    private static @Nullable Term term(Map<String, Object> outputs, String name) {
        if (outputs.get(name + "Amount") == null) {
            return null;
        }
        var unit = UNITS.get(String.valueOf(outputs.get(name + "Unit")));
        if (unit == null) {
            throw wrong(name + "Unit", "must be calendar-days or working-days");
        }
        if (!(outputs.get(name + "Clause") instanceof String clause) || clause.isBlank()) {
            throw wrong(name + "Clause", "must name the clause that sets the term");
        }
        return new Term(whole(outputs, name + "Amount", 1), unit, clause);
    }

    private static int whole(Map<String, Object> outputs, String column, int least) {
        if (outputs.get(column) instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= least) {
            return number.intValue();
        }
        throw wrong(column, "must be a whole number, at least " + least);
    }

    private static IllegalStateException wrong(String column, String demand) {
        return new IllegalStateException("Column %s of the decision deadlines %s".formatted(column, demand));
    }
}
