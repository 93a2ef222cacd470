package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.DataSource;
import kz.bazarjoq.requests.local.SampleShop.Customer;
import org.postgresql.PGConnection;

/** What the sample shop holds on its customers, drawn from a fixed seed. */
final class SampleShopData {

    private static final long SEED = 20_240_124;
    private static final Instant OPENED = Instant.parse("2021-06-01T04:00:00Z");
    private static final int DAYS = 1700;
    private static final List<String> CITIES =
            List.of("Алматы", "Астана", "Шымкент", "Қарағанды", "Ақтөбе", "Тараз", "Павлодар", "Өскемен", "Атырау");
    private static final List<String> STREETS =
            List.of("Абая", "Байзакова", "Достык", "Жандосова", "Назарбаева", "Сатпаева", "Толе би", "Тәуелсіздік");
    private static final List<String> GOODS = List.of(
            "Чайник электрический",
            "Плед шерстяной",
            "Кроссовки беговые",
            "Казан чугунный 8 л",
            "Наушники",
            "Рюкзак",
            "Пиала, набор 6 шт.",
            "Лампа настольная",
            "Самовар 3 л",
            "Корпе стёганое");
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (Linux; Android 14) Chrome/131.0 Mobile",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/605.1",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/133.0");
    private static final List<String> QUESTIONS =
            List.of("Где мой заказ?", "Возврат товара", "Тапсырысым қайда?", "Чек об оплате", "Смена адреса доставки");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final SamplePeople people = new SamplePeople(random);
    private final CopyTable customers =
            new CopyTable("shop.customer (customer_id, last_name, first_name, patronymic, iin,"
                    + " phone, email, sex, birth_date, language, created_at)");
    private final CopyTable addresses =
            new CopyTable("shop.address (address_id, customer_id, city, street, house, flat, postal_code, preferred)");
    private final CopyTable orders =
            new CopyTable("shop.orders (order_id, customer_id, address_id, placed_at, status, total_tenge)");
    private final CopyTable items =
            new CopyTable("shop.order_item (order_id, line, article, title, quantity, price_tenge)");
    private final CopyTable payments = new CopyTable(
            "shop.payment (payment_id, order_id, method, card_masked, card_expires, amount_tenge, paid_at)");
    private final CopyTable subscriptions = new CopyTable("shop.newsletter_subscription (subscription_id, customer_id,"
            + " email, topic, subscribed_at, unsubscribed_at)");
    private final CopyTable consents =
            new CopyTable("shop.consent (consent_id, customer_id, text_version, given_at, withdrawn_at, ip_address)");
    private final CopyTable messages =
            new CopyTable("shop.support_message (message_id, customer_id, channel, subject, body, sent_at)");
    private final CopyTable devices = new CopyTable(
            "shop.device (device_id, customer_id, cookie_id, ip_address, user_agent, first_seen_at, last_seen_at)");
    private long lastId;

    SampleShopData(List<Customer> known, int count) {
        known.forEach(customer -> customer(customer, 3));
        for (var id = known.size() + 1; id <= count; id++) {
            customer(people.invent(id), random.nextInt(5));
        }
    }

    void copyInto(DataSource database) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var manager = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table : List.of(
                    customers, addresses, orders, items, payments, subscriptions, consents, messages, devices)) {
                table.copy(manager);
            }
            connection.commit();
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("The sample shop can't be filled", failure);
        }
    }

    private void customer(Customer customer, int orderCount) {
        var since = OPENED.plus(Duration.ofDays(random.nextInt(DAYS / 2)));
        customers.row(
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
                since);
        var address = address(customer, true);
        if (orderCount > 2) {
            address(customer, false);
        }
        for (var count = 0; count < orderCount; count++) {
            order(customer, address, since);
        }
        consents(customer, since);
        if (customer.email() != null && (orderCount > 2 || random.nextBoolean())) {
            subscriptions.row(nextId(), customer.id(), customer.email(), "Скидки недели", since, null);
        }
        if (orderCount > 2 || random.nextInt(4) == 0) {
            messages.row(
                    nextId(), customer.id(), "chat", pick(QUESTIONS), "Здравствуйте! Подскажите, пожалуйста.", since);
        }
        for (var count = orderCount > 2 ? 2 : random.nextInt(3); count > 0; count--) {
            device(customer, since);
        }
    }

    private long address(Customer customer, boolean preferred) {
        var id = nextId();
        addresses.row(
                id,
                customer.id(),
                pick(CITIES),
                pick(STREETS),
                1 + random.nextInt(200),
                random.nextInt(4) == 0 ? null : 1 + random.nextInt(120),
                "%06d".formatted(10_000 + random.nextInt(150_000)),
                preferred);
        return id;
    }

    private void order(Customer customer, long address, Instant since) {
        var id = nextId();
        var placed = since.plus(Duration.ofHours(1 + random.nextInt(DAYS / 2 * 24)));
        var lines = 1 + random.nextInt(3);
        var total = 0;
        for (var line = 1; line <= lines; line++) {
            var quantity = 1 + random.nextInt(3);
            var price = 990 + 500 * random.nextInt(60);
            total += quantity * price;
            items.row(id, line, "BJ-%05d".formatted(random.nextInt(100_000)), pick(GOODS), quantity, price);
        }
        orders.row(id, customer.id(), address, placed, status(), total);
        var card = random.nextInt(10) < 7;
        payments.row(
                nextId(),
                id,
                card ? "card" : "cash",
                card ? "4400 %02d** **** %04d".formatted(random.nextInt(100), random.nextInt(10_000)) : null,
                card ? "%02d/%02d".formatted(1 + random.nextInt(12), 26 + random.nextInt(5)) : null,
                total,
                placed.plus(Duration.ofMinutes(5)));
    }

    private String status() {
        var chance = random.nextInt(20);
        return chance == 0 ? "open" : chance == 1 ? "returned" : chance == 2 ? "cancelled" : "delivered";
    }

    private void consents(Customer customer, Instant since) {
        consents.row(nextId(), customer.id(), "2021-06", since, null, address());
        if (customer.id() == SampleShop.AIGERIM.id() || random.nextInt(3) > 0) {
            consents.row(nextId(), customer.id(), "2024-01", Instant.parse("2024-01-24T04:00:00Z"), null, address());
        }
    }

    private void device(Customer customer, Instant since) {
        devices.row(
                nextId(),
                customer.id(),
                new UUID(random.nextLong(), random.nextLong()),
                address(),
                pick(AGENTS),
                since,
                since.plus(Duration.ofDays(random.nextInt(DAYS / 2))));
    }

    /** An address of the networks that are set aside for documentation. */
    private String address() {
        return pick(List.of("192.0.2.", "198.51.100.", "203.0.113.")) + (1 + random.nextInt(254));
    }

    private long nextId() {
        return ++lastId;
    }

    private <T> T pick(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}
