package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import kz.bazarjoq.requests.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which rows are a person's, in two sources whose tables refer to each other in circles. */
class SubjectRowsTests {

    private static final String SHOP =
            """
            subject: {table: person, key: id, name: name, email: email, phone: phone}
            guests: {table: purchase, key: id, same: guest_email, where: {person_id: null}, name: guest_name, email: guest_email}
            tables:
              person:
                name: {ru: Лица, kk: Тұлғалар, en: Persons}
                part: account-identity
                key: id
                belongs:
                  - {column: merged_into, to: person}
                  - {column: id, to: person.merged_into}
                columns:
                  name: {name: {ru: имя, kk: аты, en: name}}
                  email: {name: {ru: почта, kk: пошта, en: e-mail}}
                  phone: {name: {ru: телефон, kk: телефон, en: telephone}}
              place:
                name: {ru: Адреса, kk: Мекенжайлар, en: Addresses}
                part: addresses
                key: id
                belongs:
                  - {column: id, to: person.place_id}
                  - {column: id, to: purchase.place_id}
                columns:
                  text: {name: {ru: адрес, kk: мекенжай, en: address}}
              purchase:
                name: {ru: Покупки, kk: Сатып алулар, en: Purchases}
                part: purchases
                key: id
                belongs:
                  - {column: person_id, to: person, where: {for_company: false}}
                  - {column: guest_email, to: person.email, ignoringCase: true, where: {person_id: null}}
                columns:
                  guest_email: {name: {ru: почта, kk: пошта, en: e-mail}}
              purchase_item:
                name: {ru: Товары, kk: Тауарлар, en: Goods}
                part: purchases
                key: [purchase_id, line]
                belongs: [{column: purchase_id, to: purchase}]
                columns:
                  title: {name: {ru: товар, kk: тауар, en: goods}}
            """;

    private static final String CRM =
            """
            tables:
              contact:
                name: {ru: Контакты, kk: Байланыстар, en: Contacts}
                part: account-contact
                key: code
                belongs:
                  - {column: phone, to: shop/person.phone}
                  - {column: code, to: call.contact}
                columns:
                  phone: {name: {ru: телефон, kk: телефон, en: telephone}}
              call:
                name: {ru: Звонки, kk: Қоңыраулар, en: Calls}
                part: messages
                key: id
                belongs:
                  - {column: contact, to: contact}
                  - {column: shop_person, to: shop/person.id}
                columns:
                  note: {name: {ru: заметка, kk: жазба, en: note}}
            """;

    @TempDir
    Path folder;

    private static DataSource shopDatabase;
    private static DataSource crmDatabase;
    private static JdbcClient shop;
    private static JdbcClient crm;
    private Sources sources;

    @BeforeAll
    static void createSources() {
        shopDatabase = TestDatabase.empty();
        crmDatabase = TestDatabase.empty();
        shop = JdbcClient.create(shopDatabase);
        crm = JdbcClient.create(crmDatabase);
        run(
                shop,
                "create table person (id bigint primary key, name text not null, email text, phone text, place_id bigint,"
                        + " merged_into bigint)",
                "create table place (id bigint primary key, text text not null)",
                "create table purchase (id bigint primary key, person_id bigint, for_company boolean default false,"
                        + " guest_email text, guest_name text, place_id bigint)",
                "create table purchase_item (purchase_id bigint, line int, title text, primary key (purchase_id, line))");
        run(
                crm,
                "create table contact (code text primary key, phone text)",
                "create table call (id bigint primary key, contact text, shop_person text, note text)");
    }

    @BeforeEach
    void fillSources() {
        run(
                shop,
                "truncate person, place, purchase, purchase_item",
                "insert into person values (1, 'Айгерим', 'aigerim@example.kz', '+77010000001', 10, null)",
                "insert into place values (10, 'a'), (11, 'b')",
                "insert into purchase (id, person_id, place_id) values (100, 1, 11)",
                "insert into purchase_item values (100, 1, 'x'), (100, 2, 'y')");
        run(
                crm,
                "truncate contact, call",
                "insert into contact values ('c1', '+77010000001')",
                "insert into call values (1, 'c1', null, 'n')");
        sources = MapFolder.in(folder)
                .with("shop", shopDatabase, SHOP)
                .with("crm", crmDatabase, CRM)
                .sources();
    }

    @AfterEach
    void closeSources() {
        sources.destroy();
    }

    @Test
    void followsReferencesOverSourcesAndInCircles() {
        assertThat(keys("shop", "person", "1")).containsExactly("1");
        assertThat(keys("shop", "place", "1")).containsExactly("10", "11");
        assertThat(keys("shop", "purchase", "1")).containsExactly("100");
        assertThat(keys("shop", "purchase_item", "1")).containsExactly("100-1", "100-2");
        assertThat(keys("crm", "contact", "1")).containsExactly("c1");
        assertThat(keys("crm", "call", "1")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3"})
    void takesMergedAccountsForOnePersonWhicheverOfThemWrites(String account) {
        run(
                shop,
                "insert into person values (2, 'Айгерим', 'other@example.kz', null, null, 1), (3, 'Айгерим', null, null, null, 2)",
                "insert into purchase (id, person_id) values (200, 2), (300, 3)");

        assertThat(keys("shop", "person", account)).containsExactly("1", "2", "3");
        assertThat(keys("shop", "purchase", account)).containsExactly("100", "200", "300");
    }

    @Test
    void endsWhenAccountsAreMergedInACircle() {
        run(
                shop,
                "insert into person values (2, 'Б', null, null, null, 1)",
                "update person set merged_into = 2 where id = 1");

        assertThat(keys("shop", "person", "1")).containsExactly("1", "2");
    }

    @Test
    void givesTheOrdersOfAGuestWithHerAddressToHerWhateverItsCase() {
        run(
                shop,
                "insert into purchase (id, guest_email) values (400, 'Aigerim@Example.KZ'), (401, 'aigerim@example.kz')");

        assertThat(keys("shop", "purchase", "1")).containsExactly("100", "400", "401");
    }

    @Test
    void givesOrdersOfAGuestOnlyByTheExactAddressWhereTwoDifferInCaseAlone() {
        run(
                shop,
                "insert into person values (2, 'Айгерим', 'Aigerim@example.kz', '+77010000001', null, null)",
                "insert into purchase (id, guest_email) values (400, 'Aigerim@example.kz'), (401, 'aigerim@example.kz'),"
                        + " (402, 'AIGERIM@example.kz')");

        assertThat(keys("shop", "purchase", "1")).containsExactly("100", "401");
        assertThat(keys("shop", "purchase", "2")).containsExactly("400");
    }

    @Test
    void givesNobodyWhatBelongsToTwinsWithOneNameAddressAndTelephone() {
        run(
                shop,
                "insert into person values (2, 'Айгерим', 'aigerim@example.kz', '+77010000001', null, null)",
                "insert into purchase (id, guest_email) values (400, 'aigerim@example.kz')");

        for (var twin : List.of("1", "2")) {
            assertThat(keys("shop", "purchase", twin)).doesNotContain("400");
            assertThat(keys("crm", "contact", twin)).isEmpty();
            assertThat(keys("crm", "call", twin)).isEmpty();
        }
    }

    @Test
    void comparesAnAddressThatTwoAccountsOfOnePersonShare() {
        run(
                shop,
                "insert into person values (2, 'Айгерим', 'aigerim@example.kz', '+77010000001', null, 1)",
                "insert into purchase (id, guest_email) values (400, 'AIGERIM@example.kz')");

        assertThat(keys("shop", "purchase", "1")).containsExactly("100", "400");
        assertThat(keys("crm", "call", "1")).containsExactly("1");
    }

    @Test
    void findsEveryOrderOfAGuestAndNobodyElses() {
        run(
                shop,
                "insert into purchase (id, guest_email, place_id) values (400, 'guest@example.kz', 11), (401, 'guest@example.kz', null),"
                        + " (402, 'Guest@example.kz', null), (403, null, null)",
                "insert into purchase_item values (401, 1, 'z'), (402, 1, 'z')",
                "insert into purchase (id, person_id, guest_email) values (404, 1, 'guest@example.kz')");

        var guest = SubjectRef.guest("shop", "400");

        assertThat(keys("shop", "purchase", guest)).containsExactly("400", "401");
        assertThat(keys("shop", "purchase_item", guest)).containsExactly("401-1");
        assertThat(keys("shop", "person", guest)).isEmpty();
        assertThat(new Subjects(sources).withEmail("guest@example.kz"))
                .containsExactlyInAnyOrder(guest, SubjectRef.guest("shop", "402"));
    }

    @Test
    void leavesToTheCompanyWhatItsRepresentativeBoughtForIt() {
        run(shop, "insert into purchase (id, person_id, for_company) values (500, 1, true)");

        assertThat(keys("shop", "purchase", "1")).containsExactly("100");
    }

    @Test
    void comparesNoEmptyValue() {
        run(
                shop,
                "update person set email = ' ', phone = ''",
                "insert into purchase (id, guest_email) values (400, ' ')");
        run(crm, "insert into contact values ('c2', '')");

        assertThat(keys("shop", "purchase", "1")).containsExactly("100");
        assertThat(keys("crm", "contact", "1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Нил \"Ко\"; drop table person; --",
                "Әйгерім Ұлықбекқызы Ғөңіү",
                "👩‍👩‍👧‍👦🇰🇿",
                "{a,b}\\",
                "%_?:his",
                "10000"
            })
    void findsRowsByValuesOfAnyLetters(String value) {
        var text = "10000".equals(value) ? "қ".repeat(10_000) : value;
        shop.sql("update person set email = :value").param("value", text).update();
        shop.sql("insert into purchase (id, guest_email) values (400, :value)")
                .param("value", text)
                .update();
        crm.sql("update contact set code = :value").param("value", text).update();
        crm.sql("update call set contact = :value").param("value", text).update();
        crm.sql("update contact set phone = '-'").update();
        crm.sql("update call set shop_person = '1'").update();

        assertThat(keys("shop", "purchase", "1")).containsExactly("100", "400");
        assertThat(keys("crm", "contact", "1")).containsExactly(text);
    }

    @Test
    void keepsOnlyTheKeysThatOthersReferToOfAHundredThousandRows() {
        run(
                shop,
                "insert into purchase (id, person_id) select 1000 + n, 1 from generate_series(1, 5999) n",
                "insert into purchase_item select 1000 + n % 6000, 1 + n, repeat('x', 200) from generate_series(1, 100000) n"
                        + " where n % 6000 > 0");

        var found = new SubjectRows(sources).find(new SubjectRef("shop", "1"));

        assertThat(new RowCounts(sources.get("shop"), found).byTable())
                .containsEntry("purchase_item", Map.of("purchases", 99_986L));
        assertThat(found.kept()).isLessThan(6_100);
    }

    private Set<String> keys(String source, String table, String account) {
        return keys(source, table, new SubjectRef("shop", account));
    }

    private Set<String> keys(String source, String table, SubjectRef subject) {
        var condition = new SubjectRows(sources).find(subject).condition(new Place(source, table, null));
        var database = sources.get(source);
        var key = Sql.key(database.map().table(table).key());
        var sql = "select %s from %s where %s".formatted(key, Sql.table(database.map(), table), condition.text());
        List<String> found = database.read("reading keys", jdbc -> jdbc.sql(sql)
                .params(condition.parameters())
                .query(String.class)
                .list());
        return new TreeSet<>(found);
    }

    private static void run(JdbcClient database, String... statements) {
        for (var statement : statements) {
            database.sql(statement).update();
        }
    }
}
