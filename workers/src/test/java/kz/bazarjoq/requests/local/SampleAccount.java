package kz.bazarjoq.requests.local;

import java.time.Instant;
import kz.bazarjoq.requests.local.SampleShop.Customer;
import org.jspecify.annotations.Nullable;

/**
 * A customer's account, and how much there is on him.
 *
 * @param everything whether the shop holds something of every kind on him; else chance decides
 * @param mergedInto the account that took this one's place
 * @param jobTitle in the company that he buys for
 */
record SampleAccount(
        Customer customer,
        Instant since,
        boolean everything,
        int orders,
        @Nullable Long mergedInto,
        @Nullable String jobTitle,
        @Nullable Instant closedAt) {

    /** When the shop last wrote something down; what is later isn't generated. */
    static final Instant END = Instant.parse("2026-01-26T04:00:00Z");

    /** When he was last active at the latest. */
    Instant until() {
        return closedAt == null ? END : closedAt;
    }

    /** As people write it. */
    String fullName() {
        var patronymic = customer.patronymic();
        return customer.lastName() + " " + customer.firstName() + (patronymic == null ? "" : " " + patronymic);
    }

    /** As it is set under what everybody can read. */
    String shortName() {
        return customer.firstName() + " " + customer.lastName().substring(0, 1) + ".";
    }
}
