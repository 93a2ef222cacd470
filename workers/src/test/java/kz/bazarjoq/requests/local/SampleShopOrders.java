package kz.bazarjoq.requests.local;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes orders with their goods, payments, returns, and what partners were given to carry them out. */
record SampleShopOrders(SampleShopTables tables) {

    /** Who orders: a customer, or a guest by his mail address. */
    record Buyer(
            @Nullable Long customer, @Nullable String guestEmail, String name, String phone, @Nullable String email) {

        static Buyer of(SampleAccount account) {
            var customer = account.customer();
            return new Buyer(customer.id(), null, account.fullName(), customer.phone(), customer.email());
        }

        static Buyer guest(String name, String phone, String email) {
            return new Buyer(null, email, name, phone, email);
        }
    }

    /** An order with payment and transfers; returns its id. */
    long write(Buyer buyer, SampleShopAccounts.@Nullable Place place, Instant placed, String status, SampleDraw draw) {
        var id = tables.nextId();
        var total = items(id, draw);
        var arrived = status.equals("delivered") || status.equals("returned");
        var delivered = arrived ? placed.plus(Duration.ofHours(20 + draw.below(100))) : null;
        tables.orders.row(
                id,
                buyer.customer(),
                buyer.guestEmail(),
                place == null ? null : place.id(),
                buyer.name(),
                buyer.phone(),
                place == null ? draw.of(SampleNames.CITIES) + ", пункт выдачи 3" : place.text(),
                draw.oneIn(8) ? "Домофон не работает, звоните " + buyer.phone() : null,
                placed,
                status,
                total,
                delivered);
        pay(id, buyer, placed, total, draw);
        if (!status.equals("cancelled")) {
            hand(
                    draw.oneIn(4) ? "post" : "carrier",
                    "{recipient_name,recipient_phone,delivery_address}",
                    id,
                    placed,
                    draw);
        }
        if (status.equals("returned") && delivered != null) {
            giveBack(id, delivered, "refunded", draw);
        }
        return id;
    }

    /** A return of an order's first line. */
    void giveBack(long order, Instant delivered, String status, SampleDraw draw) {
        var requested = delivered.plus(Duration.ofDays(2));
        tables.returns.row(
                tables.nextId(),
                order,
                1,
                draw.oneIn(2) ? "Не подошёл размер" : "Брак",
                status,
                requested,
                status.equals("refunded") ? requested.plus(Duration.ofDays(6)) : null);
    }

    private int items(long order, SampleDraw draw) {
        var total = 0;
        for (var line = 1 + draw.below(3); line > 0; line--) {
            var quantity = 1 + draw.below(3);
            var price = 990 + 500 * draw.below(60);
            total += quantity * price;
            tables.items.row(order, line, "BJ-" + draw.digits(5), draw.of(SampleNames.GOODS), quantity, price);
        }
        return total;
    }

    private void pay(long order, Buyer buyer, Instant placed, int total, SampleDraw draw) {
        var card = draw.below(10) < 7;
        var paid = placed.plus(Duration.ofMinutes(5));
        tables.payments.row(
                tables.nextId(),
                order,
                card ? "card" : "cash",
                card ? "4400 " + draw.digits(2) + "** **** " + draw.digits(4) : null,
                card ? "0" + (1 + draw.below(9)) + "/" + (26 + draw.below(5)) : null,
                buyer.email(),
                total,
                paid);
        if (card) {
            hand("bank", "{card_masked,card_expires,amount_tenge}", order, paid, draw);
        }
    }

    private void hand(String partner, String fields, long order, Instant when, SampleDraw draw) {
        tables.transfers.row(tables.nextId(), partner, null, order, fields, "BJ" + draw.digits(9), when);
    }
}
