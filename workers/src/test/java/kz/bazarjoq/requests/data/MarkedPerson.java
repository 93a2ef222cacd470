package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.bazarjoq.requests.SampleShopConfiguration.Shop;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A person with rows in every table of the data map and in every column a value that nobody else has, where the column lets there be
 * one. Half of the orders are so old that nothing keeps them.
 */
final class MarkedPerson {

    /** The shop's number of this customer. */
    static final String KEY = "880001";

    private static final List<String> SHOP = List.of(
            """
            insert into customer (customer_id, last_name, first_name, patronymic, iin, phone, email, sex, birth_date, language, company_id,
                job_title, search_text, created_at, last_seen_at)
            values (880001, 'Өтеғұлова-"Қ"\\zq', 'Zq''Ұлжан 😀', 'Zqқызы', '880307400111', '+79998880001', 'Zq.Uljan@mark.example.kz', 'F',
                '1907-03-08', 'kk', (select min(company_id) from company), 'zq-директор', '', '2019-02-03 04:05:06.123401+00', '2026-02-03 04:05:06.123402+00')""",
            """
            update customer set search_text = lower(concat_ws(' ', last_name, first_name, patronymic, phone, email))
            where customer_id = 880001""",
            "insert into account_change values (880011, 880001, 'zq-поле', 'zq-было', 'zq-стало', '2020-02-03 04:05:06.123403+00')",
            "insert into address values (880021, 880001, 'Zq-қала', 'Zq-көше', 'zq-дом-7', 'zq-кв-12', 'Z88Q8Z8', true)",
            order(
                    880031,
                    "880001",
                    "null",
                    "Zq-алушы",
                    "+79998880002",
                    "2026-01-10",
                    "Zq-мекенжай",
                    "zq-тілек",
                    880991031),
            order(
                    880032,
                    "880001",
                    "null",
                    "Zq-ескі",
                    "+79998880003",
                    "2015-01-10",
                    "Zq-ескі-мекен",
                    "zq-ескі",
                    880991032),
            order(
                    880033,
                    "null",
                    "'zq.uljan@MARK.example.kz'",
                    "Zq-қонақ",
                    "+79998880004",
                    "2026-01-12",
                    "Zq-қонақта",
                    "zq-қонаққа",
                    880991033),
            "insert into order_item values (880031, 1, 'A', 'zq-тауар', 880992031, 880993031)",
            "insert into order_item values (880032, 1, 'A', 'zq-ескі-тауар', 880992032, 880993032)",
            "insert into order_return values (880041, 880031, 1, 'zq-себеп', 'refunded', '2026-01-20 04:05:06.123404+00', '2026-01-21 04:05:06.123405+00')",
            payment(
                    880051,
                    880031,
                    "4400 88** **** 8801",
                    "88/81",
                    "Zq.uljan@mark.example.kz",
                    "2026-01-10 05:05:06.123406+00"),
            payment(
                    880052,
                    880032,
                    "4400 88** **** 8802",
                    "88/82",
                    "Zq.uljan@mark.example.kz",
                    "2015-01-10 05:05:06.123407+00"),
            "insert into newsletter_subscription values (880061, 880001, 'Zq.Uljan@mark.example.kz', 'zq-тақырып', '2020-02-03 04:05:06.123408+00', '2021-02-03 04:05:06.123409+00', null)",
            "insert into newsletter_subscription values (880062, null, 'zq.uljan@mark.example.kz', 'zq-тема', '2020-02-04 04:05:06.123410+00', null, null)",
            "insert into newsletter_suppression (email, added_at) values ('zq.uljan@mark.example.kz', '2021-02-03 04:05:06.123411+00')",
            "insert into consent values (880071, 880001, '2024-01', '2024-02-03 04:05:06.123412+00', '2025-02-03 04:05:06.123413+00', '10.88.201.203')",
            "insert into support_message values (880081, 880001, 'web', 'Zq-жіберуші', 'Zq.Other@mark.example.kz', 'zq-сабақ', 'Менің ЖСН 880307400111, \"zq\" \\ zq-мәтін', '2025-02-03 04:05:06.123414+00', null)",
            "insert into support_message values (880082, null, 'web', 'Zq-аноним', 'zq.uljan@mark.example.kz', 'zq-тема-2', 'zq-тело', '2025-02-04 04:05:06.123415+00', null)",
            "insert into review values (880091, 880001, 'A', 'Zq-қолтаңба', 4, 'zq-пікір 😀', '2025-02-05 04:05:06.123416+00')",
            """
            insert into device values (880101, 880001, '88000000-aaaa-4bbb-8ccc-000000000001', '10.88.101.103', 'zq-браузер',
                '{"screen": "zq-экран"}', '2025-02-06 04:05:06.123417+00', '2026-02-07 04:05:06.123418+00')""",
            "insert into device_location values (880111, 880101, 48.80123, 68.80124, '2026-02-08 04:05:06.123419+00')",
            "insert into partner_transfer values (880121, 'carrier', 880001, null, '{zq-поля}', 'zq-номер-1', '2026-01-11 04:05:06.123420+00')",
            "insert into partner_transfer values (880122, 'bank', null, 880032, '{zq-поля-2}', 'zq-номер-2', '2015-01-11 04:05:06.123421+00')");

    private static final List<String> CRM = List.of(
            "insert into contact values (880201, 880001, 'Zq-байланыс', '+79998880001', 'zq.uljan@mark.example.kz', 'zq-заметка', '2025-03-03 04:05:06.123422+00', null)",
            "insert into call_record values (880211, 880201, '+79998880001', 'in', '7', '2025-03-03 05:05:06.123423+00', 880994001, 'calls/zq-файл.ogg', 'zq-мазмұны')",
            "insert into call_record values (880212, null, '+79998880001', 'in', '7', '2025-03-04 05:05:06.123424+00', 880994002, 'calls/zq-файл-2.ogg', 'zq-мазмұны-2')",
            "insert into contact_message values (880221, 880201, 'telegram', 'zq-хабар', '2025-03-05 05:05:06.123425+00', null)",
            "insert into loyalty_account values (880231, '2988000880001', 880001, 'Zq-иесі', 880995001, '2020-03-05 05:05:06.123426+00', null)",
            "insert into loyalty_movement values (880241, 880231, 880996001, 880997001, 'zq-негіз', '2025-03-06 05:05:06.123427+00')");

    private MarkedPerson() {}

    static void enter(Shop shop) {
        enter(shop.jdbc(), "shop", SHOP);
        enter(JdbcClient.create(shop.crm()), "crm", CRM);
    }

    private static void enter(JdbcClient jdbc, String schema, List<String> rows) {
        // One statement, so that all of it is in the schema.
        jdbc.sql("set search_path = %s; %s; reset search_path".formatted(schema, String.join("; ", rows)))
                .update();
    }

    private static String order(
            int key,
            String customer,
            String guest,
            String name,
            String phone,
            String day,
            String address,
            String comment,
            int total) {
        return """
               insert into orders values (%d, %s, %s, null, '%s', '%s', '%s', '%s', '%s 04:05:06.88%d+00', 'delivered', %d,
                   '%s 16:05:06.88%d+00', null)"""
                .formatted(key, customer, guest, name, phone, address, comment, day, key % 100, total, day, key % 100);
    }

    private static String payment(int key, int order, String card, String expires, String receipt, String at) {
        return "insert into payment values (%d, %d, 'card', '%s', '%s', '%s', %d, '%s')"
                .formatted(key, order, card, expires, receipt, 880_998_000 + key % 1000, at);
    }

    /** All values of the person's that the data map knows, as COPY writes them, with where they stand. */
    static List<Value> values(Sources sources, FoundRows found) {
        var values = new ArrayList<Value>();
        sources.all().forEach(database -> database.map().tables().forEach((table, described) -> {
            var place = new Place(database.map().source(), table, null);
            described
                    .columns()
                    .forEach((column, entry) -> values.addAll(database.read("reading all", jdbc -> jdbc.sql(
                                    "select %s, format('%%s', %s) from %s where %s and %2$s is not null"
                                            .formatted(
                                                    Sql.key(described.key()),
                                                    Sql.quoted(column),
                                                    Sql.table(database.map(), table),
                                                    found.condition(place).text()))
                            .params(found.condition(place).parameters())
                            .query((row, index) -> new Value(
                                    place.source() + "." + table,
                                    column,
                                    described.part(column),
                                    row.getString(1),
                                    row.getString(2)))
                            .list())));
        }));
        return values;
    }

    /** The columns of the map, {@code shop.customer.email}. */
    static Stream<String> columns(Sources sources) {
        return sources.all().stream().flatMap(database -> database.map().tables().entrySet().stream()
                .flatMap(table -> table.getValue().columns().keySet().stream()
                        .map(column -> "%s.%s.%s".formatted(database.map().source(), table.getKey(), column))));
    }

    /**
     * A value and where it stands.
     *
     * @param table {@code shop.customer}
     */
    record Value(String table, String column, String part, String key, String value) {

        String place() {
            return table + "." + column;
        }
    }
}
