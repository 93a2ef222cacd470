package kz.bazarjoq.requests.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what belongs to an account itself: the customer, his addresses, consents, subscriptions and letters. */
record SampleShopAccounts(SampleShopTables tables) {

    private static final Instant NEW_TEXT = Instant.parse("2024-01-24T04:00:00Z");
    private static final Instant TEXT_OF_2021 = Instant.parse("2021-06-01T00:00:00Z");

    /** A place that orders go to. */
    record Place(long id, String text) {}

    Place write(SampleAccount account, SampleDraw draw) {
        var customer = account.customer();
        var place = address(account, draw, true);
        if (account.everything() || draw.oneIn(4)) {
            address(account, draw, false);
        }
        tables.customers.row(
                customer.id(),
                customer.lastName(),
                customer.firstName(),
                customer.patronymic(),
                customer.iin(),
                customer.phone(),
                customer.email(),
                customer.sex(),
                customer.birthDate(),
                customer.language(),
                company(account, draw),
                account.jobTitle(),
                place.id(),
                account.mergedInto(),
                searchText(account),
                account.since(),
                draw.between(account.since(), account.until()),
                account.closedAt());
        consents(account, draw);
        subscription(account, draw);
        if (account.everything() || draw.oneIn(6)) {
            message(account, draw);
        }
        if (account.everything() || draw.oneIn(8)) {
            change(account, draw);
        }
        return place;
    }

    /** Derived, as the shop's programs do it. */
    private static String searchText(SampleAccount account) {
        var email = account.customer().email();
        return (account.fullName() + " " + account.customer().phone() + (email == null ? "" : " " + email))
                .toLowerCase(Locale.ROOT);
    }

    private @Nullable Long company(SampleAccount account, SampleDraw draw) {
        if (account.jobTitle() == null) {
            return null;
        }
        var id = account.customer().id();
        tables.companies.row(
                id,
                "ТОО «" + draw.of(SampleNames.CITIES) + " Сауда " + id + "»",
                String.valueOf(200_140_000_000L + id),
                draw.of(SampleNames.CITIES) + ", " + draw.of(SampleNames.STREETS));
        return id;
    }

    private Place address(SampleAccount account, SampleDraw draw, boolean preferred) {
        var id = tables.nextId();
        var city = draw.of(SampleNames.CITIES);
        var street = draw.of(SampleNames.STREETS);
        var house = String.valueOf(1 + draw.below(200));
        var flat = draw.oneIn(4) ? null : String.valueOf(1 + draw.below(120));
        var postalCode = draw.oneIn(3) ? "A" + draw.digits(2) + "G7M" + draw.digits(1) : "0" + draw.digits(5);
        tables.addresses.row(id, account.customer().id(), city, street, house, flat, postalCode, preferred);
        return new Place(id, city + ", " + street + ", " + house + (flat == null ? "" : "-" + flat));
    }

    private void consents(SampleAccount account, SampleDraw draw) {
        var id = account.customer().id();
        var first = account.since().isBefore(TEXT_OF_2021)
                ? "2016-03"
                : account.since().isBefore(NEW_TEXT) ? "2021-06" : "2024-01";
        tables.consents.row(tables.nextId(), id, first, account.since(), null, draw.address());
        if (account.until().isAfter(NEW_TEXT) && (account.everything() || draw.below(3) > 0)) {
            var given = account.since().isAfter(NEW_TEXT) ? account.since() : NEW_TEXT;
            tables.consents.row(tables.nextId(), id, "2024-01", given, withdrawn(account, draw), draw.address());
        }
    }

    private @Nullable Instant withdrawn(SampleAccount account, SampleDraw draw) {
        if (account.everything()) {
            return account.customer().equals(SamplePeople.withAWithdrawnConsent())
                    ? Instant.parse("2025-10-10T10:10:00Z")
                    : null;
        }
        return draw.oneIn(40) ? SampleAccount.END : null;
    }

    private void subscription(SampleAccount account, SampleDraw draw) {
        var email = account.customer().email();
        if (email == null || (!account.everything() && draw.oneIn(2))) {
            return;
        }
        var leaves =
                account.everything() ? account.customer().equals(SamplePeople.withAWithdrawnConsent()) : draw.oneIn(10);
        var left = leaves ? draw.between(account.since(), account.until()) : null;
        tables.subscriptions.row(
                tables.nextId(), account.customer().id(), email, SampleNames.TOPICS.getFirst(), account.since(), left);
        if (left != null) {
            tables.suppressions.row(email.toLowerCase(Locale.ROOT), left);
        }
    }

    private void message(SampleAccount account, SampleDraw draw) {
        var customer = account.customer();
        var sent = draw.between(account.since(), account.until());
        tables.messages.row(
                tables.nextId(),
                customer.id(),
                draw.oneIn(2) ? "chat" : "form",
                account.fullName(),
                customer.email(),
                draw.of(SampleNames.QUESTIONS),
                SampleTexts.letter(account, draw),
                sent,
                draw.oneIn(9) ? null : sent.plus(Duration.ofHours(5)));
    }

    private void change(SampleAccount account, SampleDraw draw) {
        var customer = account.customer();
        tables.changes.row(
                tables.nextId(),
                customer.id(),
                "phone",
                "+7700" + draw.digits(7),
                customer.phone(),
                draw.between(account.since(), account.until()));
    }
}
