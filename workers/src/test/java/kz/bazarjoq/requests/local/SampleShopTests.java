package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kz.bazarjoq.requests.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class SampleShopTests {

    static JdbcClient shop;

    @BeforeAll
    static void create() {
        var database = TestDatabase.empty();
        SampleShop.create(database, 500);
        SampleShop.create(database, 500);
        shop = JdbcClient.create(database);
    }

    @Test
    void holdsAsManyCustomersAsAskedForHoweverOftenItIsCreated() {
        assertThat(count("select count(*) from shop.customer")).isEqualTo(500);
    }

    @Test
    void gives2000CustomersANumberEach() {
        var database = TestDatabase.empty();

        SampleShop.create(database, 2000);

        assertThat(JdbcClient.create(database)
                        .sql("select count(distinct iin) from shop.customer")
                        .query(Long.class)
                        .single())
                .isEqualTo(2000);
    }

    @Test
    void isTheSameEverywhere() {
        var other = TestDatabase.empty();

        SampleShop.create(other, 500);

        var digest = "select md5(string_agg(customer::text, '|' order by customer_id)) from shop.customer";
        assertThat(JdbcClient.create(other).sql(digest).query(String.class).single())
                .isEqualTo(shop.sql(digest).query(String.class).single());
    }

    @Test
    void givesEveryCustomerANumberWithAValidCheckDigit() {
        assertThat(shop.sql("select iin from shop.customer").query(String.class).list())
                .allSatisfy(iin ->
                        assertThat(Iin.checkDigit(iin.substring(0, 11))).hasValue(Character.digit(iin.charAt(11), 10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"061211600012", "910415400012"})
    void agreesWithAnIssuedNumber(String iin) {
        assertThat(Iin.checkDigit(iin.substring(0, 11))).hasValue(Character.digit(iin.charAt(11), 10));
    }

    @Test
    void takesTheSecondWeightsWhereTheFirstGiveTen() {
        assertThat(Iin.checkDigit("00000000010")).hasValue(1);
    }

    @Test
    void knowsNumbersThatAreNeverIssued() {
        assertThat(Iin.checkDigit("00000000281")).isEmpty();
    }

    @Test
    void holdsTwoCustomersWithOneAddressAndSomeWithNone() {
        assertThat(count("select count(*) from shop.customer where lower(email) = 'akhmetov.family@example.kz'"))
                .isEqualTo(2);
        assertThat(count("select count(*) from shop.customer where email is null"))
                .isGreaterThan(1);
    }

    @Test
    void holdsSomethingOfEveryKindOnTheSampleCustomer() {
        var kinds = Map.of(
                "address", 2L,
                "orders", 3L,
                "newsletter_subscription", 1L,
                "consent", 2L,
                "support_message", 1L,
                "device", 2L);

        assertThat(kinds).allSatisfy((table, rows) -> assertThat(
                        count("select count(*) from shop." + table + " where customer_id = 1"))
                .isEqualTo(rows));
    }

    private static long count(String sql) {
        return shop.sql(sql).query(Long.class).single();
    }
}
