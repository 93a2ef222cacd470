package kz.bazarjoq.requests.local;

import java.time.Instant;
import java.util.List;
import kz.bazarjoq.requests.local.SamplePeople.Guest;
import org.jspecify.annotations.Nullable;

/** What the call centre's program holds: people, calls, messages and the bonus cards of the shop's customers. */
final class SampleCrmData implements SampleRows {

    private static final int PURPOSE = 2;
    private static final List<String> OPERATORS = List.of("operator-1", "operator-2", "operator-3");

    private final long seed;
    private final SampleAccounts people;
    private final SampleGuests guests;
    private final CopyTable contacts =
            new CopyTable("crm.contact (contact_id, customer_no, full_name, phone, email, note, last_contact_at)");
    private final CopyTable calls = new CopyTable("crm.call_record (call_id, contact_id, phone, direction, operator,"
            + " started_at, seconds, recording_file, summary)");
    private final CopyTable messages =
            new CopyTable("crm.contact_message (message_id, contact_id, channel, body, received_at, closed_at)");
    private final CopyTable cards = new CopyTable(
            "crm.loyalty_account (account_no, card_number, customer_no, holder_name, points, opened_at, closed_at)");
    private final CopyTable movements =
            new CopyTable("crm.loyalty_movement (movement_id, account_no, points, order_no, reason, moved_at)");
    private long lastId;

    SampleCrmData(long seed) {
        this.seed = seed;
        people = new SampleAccounts(seed);
        guests = new SampleGuests(seed);
    }

    @Override
    public void add(long id) {
        var account = people.of(id);
        var draw = new SampleDraw(seed, id, PURPOSE);
        lastId = id * 1000;
        if (account.everything() || draw.oneIn(4)) {
            contact(account, draw);
        }
        if (account.everything() || draw.oneIn(3)) {
            card(account, draw);
        }
        if (account.customer().equals(SampleShop.NINA)) {
            guest(SamplePeople.guest(), draw);
        } else if (!account.everything() && draw.oneIn(40)) {
            guest(guests.of(id), draw);
        }
    }

    @Override
    public List<CopyTable> tables() {
        return List.of(contacts, calls, messages, cards, movements);
    }

    private void contact(SampleAccount account, SampleDraw draw) {
        var customer = account.customer();
        var when = draw.between(account.since(), account.until());
        var id = ++lastId;
        var note = draw.oneIn(5) ? customer.firstName() + ": звонить после 18:00" : null;
        contacts.row(id, customer.id(), account.fullName(), customer.phone(), customer.email(), note, when);
        call(id, customer.phone(), when, SampleTexts.call(account, draw), draw);
        if (account.everything() || draw.oneIn(3)) {
            messages.row(
                    ++lastId,
                    id,
                    draw.oneIn(2) ? "whatsapp" : "telegram",
                    SampleTexts.letter(account, draw),
                    when,
                    when);
        }
    }

    private void call(@Nullable Long contact, String phone, Instant when, String summary, SampleDraw draw) {
        var id = ++lastId;
        calls.row(
                id,
                contact,
                phone,
                draw.oneIn(3) ? "out" : "in",
                draw.of(OPERATORS),
                when,
                20 + draw.below(600),
                "calls/" + id + ".ogg",
                summary);
    }

    private void card(SampleAccount account, SampleDraw draw) {
        var customer = account.customer();
        var number = String.valueOf(2_900_000_000_000L + customer.id());
        var card = ++lastId;
        var left = 0;
        for (var count = account.everything() ? 2 : draw.below(3); count > 0; count--) {
            var points = 10 + draw.below(500);
            left += points;
            movements.row(
                    ++lastId,
                    card,
                    points,
                    customer.id() * 1000 + 3,
                    "Покупка",
                    draw.between(account.since(), account.until()));
        }
        cards.row(card, number, customer.id(), account.fullName(), left, account.since(), account.closedAt());
    }

    /** Who isn't known calls from a number alone before he is asked who he is. */
    private void guest(Guest guest, SampleDraw draw) {
        var when = draw.between(Instant.parse("2023-03-01T05:00:00Z"), SampleAccount.END);
        var id = ++lastId;
        contacts.row(id, null, guest.name(), guest.phone(), guest.email(), null, when);
        call(null, guest.phone(), when.minusSeconds(900), "Спрашивает о заказе без регистрации.", draw);
        call(id, guest.phone(), when, guest.name() + " назвала номер заказа.", draw);
    }
}
