package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.LongStream;
import kz.bazarjoq.requests.TestDatabase;
import kz.bazarjoq.requests.data.CheckDigit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SampleShopTests {

    static JdbcClient shop;

    @BeforeAll
    static void create() {
        var database = TestDatabase.empty();
        SampleShop.create(database, 500);
        SampleShop.create(database, 500);
        SampleShop.createCrm(database, 500);
        shop = JdbcClient.create(database);
    }

    @Test
    void holdsAsManyCustomersAsAskedForHoweverOftenItIsCreated() {
        assertThat(count("shop.customer")).isEqualTo(500);
    }

    @Test
    void holdsThePeopleWhoHaveANameHoweverSmallItIs() {
        var database = TestDatabase.empty();

        SampleShop.create(database, 1);

        assertThat(JdbcClient.create(database)
                        .sql("select count(*) from shop.customer")
                        .query(Integer.class)
                        .single())
                .isEqualTo(SamplePeople.known().size());
    }

    @Test
    void isFilledAnewWhereAStartWasKilledWhileItFilled() {
        var database = TestDatabase.empty();
        var load = new SampleLoad(database, "crm", "1");
        assertThatThrownBy(() -> load.create(30, () -> {
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        SampleShop.createCrm(database, 30);

        assertThat(JdbcClient.create(database)
                        .sql("select count(distinct customer_no) from crm.contact")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(SamplePeople.known().size());
    }

    @Test
    void isTheSameWhateverTheLanguageAndTimeOfTheMachine() {
        var usual = bytes(SampleShop.SEED);
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));

            assertThat(bytes(SampleShop.SEED)).isEqualTo(usual);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void isAnotherFromAnotherSeed() {
        assertThat(bytes(7)).isNotEqualTo(bytes(SampleShop.SEED));
    }

    @Test
    void tellsTheSameOfACustomerHoweverManyThereAre() {
        var alone = new SampleShopData(SampleShop.SEED);
        var second = new SampleShopData(SampleShop.SEED);

        alone.add(1_000_000);
        second.add(999_999);
        second.add(1_000_000);

        assertThat(text(second)).contains(text(alone).lines().toList());
    }

    @Test
    void givesEachOfManyCustomersANumberOfHisOwn() {
        var people = new SampleAccounts(SampleShop.SEED);

        var numbers = LongStream.rangeClosed(960_001, 1_000_000)
                .mapToObj(id -> people.of(id).customer().iin())
                .filter(iin -> iin != null)
                .toList();

        assertThat(numbers).doesNotHaveDuplicates().hasSizeGreaterThan(39_000);
    }

    @Test
    void givesEveryCustomerANumberWithAValidCheckDigit() {
        assertThat(shop.sql("select iin from shop.customer where iin is not null")
                        .query(String.class)
                        .list())
                .allMatch(CheckDigit::holds);
    }

    @Test
    void holdsSomeCustomersWithoutAnAddress() {
        assertThat(count("shop.customer where email is null")).isGreaterThan(5);
    }

    @Test
    void holdsSomethingOfEveryKindOnTheSampleCustomer() {
        var kinds = Map.ofEntries(
                Map.entry("shop.address where customer_id", 2L),
                Map.entry("shop.orders where customer_id", 3L),
                Map.entry("shop.payment join shop.orders using (order_id) where customer_id", 3L),
                Map.entry("shop.newsletter_subscription where customer_id", 1L),
                Map.entry("shop.consent where customer_id", 2L),
                Map.entry("shop.support_message where customer_id", 1L),
                Map.entry("shop.account_change where customer_id", 1L),
                Map.entry("shop.review where customer_id", 1L),
                Map.entry("shop.device where customer_id", 2L),
                Map.entry("shop.device_location join shop.device using (device_id) where customer_id", 2L),
                Map.entry("shop.partner_transfer where partner_code = 'mailing' and customer_id", 1L),
                Map.entry("crm.contact where customer_no", 1L),
                Map.entry("crm.call_record join crm.contact using (contact_id) where customer_no", 1L),
                Map.entry("crm.contact_message join crm.contact using (contact_id) where customer_no", 1L),
                Map.entry("crm.loyalty_account where customer_no", 1L),
                Map.entry("crm.loyalty_movement join crm.loyalty_account using (account_no) where customer_no", 2L));

        assertThat(kinds)
                .allSatisfy((table, rows) -> assertThat(count(table + " = 1")).isEqualTo(rows));
    }

    /** Deleting and following what refers to a row would read the whole table else. */
    @Test
    void hasAnIndexOnEveryReference() {
        assertThat(shop.sql(
                                """
                                select conrelid::regclass || '.' || conname from pg_constraint
                                where contype = 'f' and connamespace in ('shop'::regnamespace, 'crm'::regnamespace)
                                  and confrelid not in ('shop.partner'::regclass, 'shop.consent_text'::regclass)
                                  and not exists (
                                    select from pg_index where indrelid = conrelid and indkey[0] = conkey[1])""")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(
                        count(
                                "pg_constraint where contype = 'f' and convalidated and conrelid::regclass::text ~ '^(shop|crm)'"))
                .isEqualTo(23);
    }

    @Test
    void copiesWhatTheCustomerIsCalledIntoOrdersAndElsewhere() {
        var aigerim = SampleShop.AIGERIM;

        assertThat(
                        one(
                                "select string_agg(distinct recipient_name || recipient_phone, '') from shop.orders where customer_id = 1"))
                .isEqualTo("Садыкова Айгерим Нурлановна" + aigerim.phone());
        assertThat(one("select search_text from shop.customer where customer_id = 1"))
                .isEqualTo("садыкова айгерим нурлановна " + aigerim.phone() + " " + aigerim.email());
        assertThat(one("select email from crm.contact where customer_no = 1")).isEqualTo(aigerim.email());
    }

    private static long count(String from) {
        return shop.sql("select count(*) from " + from).query(Long.class).single();
    }

    private static String one(String sql) {
        return shop.sql(sql).query(String.class).single();
    }

    private static byte[] bytes(long seed) {
        var bytes = new ByteArrayOutputStream();
        for (var rows : new SampleRows[] {new SampleShopData(seed), new SampleCrmData(seed)}) {
            LongStream.rangeClosed(1, 300).forEach(rows::add);
            rows.tables().forEach(table -> bytes.writeBytes(table.bytes()));
        }
        return bytes.toByteArray();
    }

    private static String text(SampleRows rows) {
        var text = new StringBuilder();
        rows.tables().forEach(table -> text.append(new String(table.bytes(), StandardCharsets.UTF_8)));
        return text.toString();
    }
}
