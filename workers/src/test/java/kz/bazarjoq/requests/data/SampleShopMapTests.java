package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.bazarjoq.requests.SampleShopConfiguration;
import kz.bazarjoq.requests.SampleShopConfiguration.Shop;
import kz.bazarjoq.requests.local.SamplePeople;
import kz.bazarjoq.requests.local.SampleShop.Customer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The shipped data map against the whole sample shop and its call centre. */
@SpringJUnitConfig({SampleShopConfiguration.class, Sources.class, SubjectRows.class})
class SampleShopMapTests {

    @Autowired
    Sources sources;

    @Autowired
    SubjectRows rows;

    @Autowired
    Shop shop;

    @ParameterizedTest
    @ValueSource(strings = {"shop", "crm"})
    void describesEveryColumnThatLooksPersonal(String source) {
        assertThat(sources.get(source).coverage(sources.graph()).forgotten())
                .extracting(Coverage.Entry::place)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "crm"})
    void looksEveryRowUpByAnIndex(String source) {
        assertThat(sources.get(source).missingIndexes(sources.graph())).isEmpty();
    }

    @Test
    void givesNearTwinsNothingOfEachOther() {
        assertThat(SamplePeople.nearTwins()).allSatisfy(twin -> {
            assertThat(count("shop", "orders", twin)).isEqualTo(3);
            assertThat(count("crm", "contact", twin)).isEqualTo(1);
            assertThat(count("crm", "call_record", twin)).isEqualTo(1);
        });
    }

    @Test
    void takesTwoAccountsOfOnePersonForOne() {
        var accounts = SamplePeople.twoAccountsOfOnePerson();

        for (var account : List.of(accounts.merged(), accounts.kept())) {
            assertThat(count("shop", "customer", account)).isEqualTo(2);
            assertThat(count("shop", "orders", account)).isEqualTo(6);
            assertThat(count("crm", "loyalty_account", account)).isEqualTo(2);
        }
    }

    @Test
    void findsTheOrderThatACustomerPlacedAsAGuest() {
        assertThat(count("shop", "orders", SamplePeople.whoWasAGuestBefore())).isEqualTo(4);
    }

    private long count(String source, String table, Customer customer) {
        var condition = rows.find(new SubjectRef("shop", Long.toString(customer.id())))
                .condition(new Place(source, table, null));
        var database = source.equals("crm") ? shop.crm() : shop.database();
        return JdbcClient.create(database)
                .sql("select count(*) from %s.%s where %s".formatted(source, table, condition.text()))
                .params(condition.parameters())
                .query(Long.class)
                .single();
    }
}
