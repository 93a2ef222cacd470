package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import kz.bazarjoq.requests.TestDatabase;
import kz.bazarjoq.requests.local.SampleShop.Customer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SamplePeopleTests {

    static JdbcClient shop;

    @BeforeAll
    static void create() {
        var database = TestDatabase.empty();
        SampleShop.create(database, 1);
        SampleShop.createCrm(database, 1);
        shop = JdbcClient.create(database);
    }

    @Test
    void nearTwinsDifferInTheCaseOfTheirAddressAlone() {
        assertThat(SamplePeople.nearTwins()).hasSize(2).allSatisfy(twin -> assertThat(
                        texts("select last_name || first_name || patronymic || phone || lower(email)", twin))
                .isEqualTo(texts(
                        "select last_name || first_name || patronymic || phone || lower(email)",
                        SamplePeople.nearTwins().getFirst())));
        assertThat(SamplePeople.nearTwins()).extracting(Customer::email).doesNotHaveDuplicates();
    }

    @Test
    void twoCustomersHaveOneAddress() {
        assertThat(SamplePeople.withOneAddress()).hasSize(2).allSatisfy(customer -> assertThat(
                        texts("select lower(email)", customer))
                .containsExactly("akhmetov.family@example.kz"));
    }

    @Test
    void onePersonHasTwoAccountsWithOrdersOfBoth() {
        var accounts = SamplePeople.twoAccountsOfOnePerson();

        assertThat(texts("select merged_into::text", accounts.merged()))
                .containsExactly(Long.toString(accounts.kept().id()));
        assertThat(rows("shop.orders", accounts.merged())).isPositive();
        assertThat(rows("shop.orders", accounts.kept())).isPositive();
        assertThat(accounts.merged().birthDate()).isEqualTo(accounts.kept().birthDate());
    }

    @Test
    void aRepresentativeHasACompanyAndAJob() {
        assertThat(texts("select job_title", SamplePeople.companyRepresentative()))
                .doesNotContainNull();
        assertThat(rows("shop.customer join shop.company using (company_id)", SamplePeople.companyRepresentative()))
                .isEqualTo(1);
    }

    @Test
    void namesArriveAsTheyAreWritten() {
        assertThat(texts("select last_name", SamplePeople.withQuotesAndEmoji()))
                .containsExactly("O'Брайен-\"Сұлтан\" 🎉");
        assertThat(String.join(
                                "",
                                texts("select last_name || first_name || patronymic", SamplePeople.withKazakhLetters()))
                        .toLowerCase(Locale.ROOT))
                .contains("ә", "і", "ң", "ұ", "қ", "һ");
    }

    @Test
    void aNameAndAMessageAreVeryLong() {
        assertThat(texts("select last_name", SamplePeople.withALongName()).getFirst())
                .hasSize(SamplePeople.LONG);
        assertThat(texts("select body", "shop.support_message", SamplePeople.withALongName())
                        .getFirst())
                .hasSizeGreaterThanOrEqualTo(SamplePeople.LONG);
    }

    @Test
    void textsMentionAThirdPerson() {
        var neighbour = SamplePeople.neighbour();

        assertThat(texts("select body", "shop.support_message", SamplePeople.mentionsHerNeighbour())
                        .getFirst())
                .contains(neighbour.firstName(), neighbour.lastName(), neighbour.phone());
        assertThat(shop.sql(
                                "select summary from crm.call_record join crm.contact using (contact_id) where customer_no = :id")
                        .param("id", SamplePeople.mentionsHerNeighbour().id())
                        .query(String.class)
                        .single())
                .contains(SamplePeople.mother().name(), SamplePeople.mother().phone());
    }

    @Test
    void someOrdersAndReturnsAreUnderWay() {
        assertThat(texts("select status", "shop.orders", SamplePeople.withAnOpenOrder()))
                .contains("open");
        assertThat(texts(
                        "select order_return.status",
                        "shop.orders join shop.order_return using (order_id)",
                        SamplePeople.withAReturnUnderWay()))
                .containsExactly("received");
    }

    @Test
    void everyTermOfWhoLeftLongAgoHasEnded() {
        assertThat(texts("select closed_at::date::text", SamplePeople.whoLeftLongAgo())
                        .getFirst())
                .startsWith("2018");
        assertThat(texts("select max(placed_at)::date::text", "shop.orders", SamplePeople.whoLeftLongAgo())
                        .getFirst())
                .isLessThan("2018-03-02");
    }

    @Test
    void aWithdrawalEndedTheNewsletter() {
        var customer = SamplePeople.withAWithdrawnConsent();

        assertThat(texts("select withdrawn_at::text", "shop.consent", customer)).anyMatch(time -> time != null);
        assertThat(texts("select unsubscribed_at::text", "shop.newsletter_subscription", customer))
                .doesNotContainNull();
        assertThat(shop.sql("select count(*) from shop.newsletter_suppression where email = :email")
                        .param("email", customer.address())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anAccountAndItsAddressReferToEachOther() {
        assertThat(shop.sql(
                                """
                                select count(*) from shop.customer join shop.address
                                    on address_id = default_address_id and address.customer_id = customer.customer_id
                                where customer.customer_id = :id""")
                        .param("id", SamplePeople.withAnAddressInACircle().id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void guestsHaveNoAccount() {
        var guest = SamplePeople.guest();

        for (var table : List.of(
                "shop.orders where guest_email",
                "shop.newsletter_subscription where customer_id is null and email",
                "shop.support_message where customer_id is null and sender_email",
                "crm.contact where customer_no is null and email")) {
            assertThat(withAddress(table, guest.email())).as(table).isEqualTo(1);
        }
        assertThat(withAddress("shop.customer where email", guest.email())).isZero();
        assertThat(withAddress("crm.call_record where contact_id is null and phone", guest.phone()))
                .isEqualTo(1);
    }

    @Test
    void aCustomerMayHaveOrderedAsAGuestBefore() {
        var customer = SamplePeople.whoWasAGuestBefore();

        assertThat(withAddress("shop.orders where customer_id is null and guest_email", customer.address()))
                .isEqualTo(1);
        assertThat(rows("shop.orders", customer)).isEqualTo(3);
    }

    private static int withAddress(String tableAndColumn, String address) {
        return shop.sql("select count(*) from " + tableAndColumn + " = :address")
                .param("address", address)
                .query(Integer.class)
                .single();
    }

    private static int rows(String table, Customer customer) {
        return shop.sql("select count(*) from " + table + " where customer_id = :id")
                .param("id", customer.id())
                .query(Integer.class)
                .single();
    }

    private static List<String> texts(String select, Customer customer) {
        return texts(select, "shop.customer", customer);
    }

    private static List<String> texts(String select, String table, Customer customer) {
        return shop.sql(select + " from " + table + " where customer_id = :id")
                .param("id", customer.id())
                .query((row, place) -> row.getString(1))
                .list();
    }
}
