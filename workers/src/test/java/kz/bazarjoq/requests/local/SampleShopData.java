package kz.bazarjoq.requests.local;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.bazarjoq.requests.local.SampleShopAccounts.Place;
import kz.bazarjoq.requests.local.SampleShopOrders.Buyer;

/** What the sample shop holds on its customers and guests. */
final class SampleShopData implements SampleRows {

    private static final int PURPOSE = 1;
    private static final int IN_GUESTS = 10;
    private static final Duration ON_ITS_WAY = Duration.ofDays(10);

    private final long seed;
    private final SampleAccounts people;
    private final SampleGuests guests;
    private final SampleShopTables tables = new SampleShopTables();
    private final SampleShopAccounts accounts = new SampleShopAccounts(tables);
    private final SampleShopOrders orders = new SampleShopOrders(tables);
    private final SampleShopTraces traces = new SampleShopTraces(tables);

    SampleShopData(long seed) {
        this.seed = seed;
        people = new SampleAccounts(seed);
        guests = new SampleGuests(seed);
    }

    @Override
    public void add(long id) {
        var account = people.of(id);
        var draw = new SampleDraw(seed, id, PURPOSE);
        tables.begin(id);
        var place = accounts.write(account, draw);
        for (var count = 0; count < account.orders(); count++) {
            order(account, place, draw);
        }
        traces.write(account, draw);
        if (account.everything()) {
            special(account, place, draw);
        } else if (draw.oneIn(IN_GUESTS)) {
            guest(guests.of(id), draw);
        }
    }

    @Override
    public List<CopyTable> tables() {
        return tables.all();
    }

    private void order(SampleAccount account, Place place, SampleDraw draw) {
        var placed = draw.between(account.since(), account.until());
        orders.write(Buyer.of(account), place, placed, account.everything() ? "delivered" : status(placed, draw), draw);
    }

    private static String status(Instant placed, SampleDraw draw) {
        if (placed.isAfter(SampleAccount.END.minus(ON_ITS_WAY))) {
            return "open";
        }
        var chance = draw.below(20);
        return chance == 0 ? "returned" : chance == 1 ? "cancelled" : "delivered";
    }

    private void special(SampleAccount account, Place place, SampleDraw draw) {
        var customer = account.customer();
        var lately = SampleAccount.END.minus(ON_ITS_WAY);
        if (customer.equals(SamplePeople.withAnOpenOrder())) {
            orders.write(Buyer.of(account), place, lately, "open", draw);
        } else if (customer.equals(SamplePeople.withAReturnUnderWay())) {
            var order = orders.write(Buyer.of(account), place, lately, "delivered", draw);
            orders.giveBack(order, lately.plus(ON_ITS_WAY), "received", draw);
        } else if (customer.equals(SamplePeople.whoWasAGuestBefore())) {
            var before = Buyer.guest(account.fullName(), customer.phone(), customer.address());
            orders.write(before, null, account.since().minus(ON_ITS_WAY), "delivered", draw);
        } else if (customer.equals(SampleShop.NINA)) {
            // Nobody's: it only needs a place in the order of all rows.
            guest(SamplePeople.guest(), draw);
        }
    }

    private void guest(SamplePeople.Guest guest, SampleDraw draw) {
        var lately = draw.between(Instant.parse("2023-03-01T05:00:00Z"), SampleAccount.END.minus(ON_ITS_WAY));
        var buyer = Buyer.guest(guest.name(), guest.phone(), guest.email());
        orders.write(buyer, null, lately, "delivered", draw);
        tables.subscriptions.row(tables.nextId(), null, guest.email(), SampleNames.TOPICS.getFirst(), lately, null);
        tables.messages.row(
                tables.nextId(),
                null,
                "form",
                guest.name(),
                guest.email(),
                draw.of(SampleNames.QUESTIONS),
                "Заказывала без регистрации. " + guest.name() + ", " + guest.phone(),
                lately.plus(Duration.ofDays(3)),
                null);
    }
}
