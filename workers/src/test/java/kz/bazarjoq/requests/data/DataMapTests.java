package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import kz.bazarjoq.requests.SampleShopConfiguration;
import kz.bazarjoq.requests.TestDatabase;
import kz.bazarjoq.requests.local.SampleShop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

class DataMapTests {

    private static final Path SHIPPED = Path.of("workers/src/main/resources/data-map");

    static DataSource shop;

    @TempDir
    Path folder;

    @BeforeAll
    static void createShop() {
        shop = TestDatabase.empty();
        SampleShop.create(shop, 5);
        SampleShop.createCrm(shop, 5);
    }

    @BeforeEach
    void copyTheShippedMap() throws IOException {
        for (var file : new String[] {"vocabulary.yaml", "parts.yaml", "recipients.yaml", "shop.yaml", "crm.yaml"}) {
            Files.copy(SHIPPED.resolve(file), folder.resolve(file));
        }
    }

    @Test
    void acceptsTheShippedMapOfTheSampleShop() {
        assertThat(sources().map().source("shop").tables()).containsKeys("customer", "order_item", "device");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            shop.yaml | table: customer           | table: client         | subject.table: the table client is unknown
            shop.yaml | to: orders                | to: purchase          | tables.order_item.belongs.0: the table purchase is unknown
            shop.yaml | part: account-number      | part: number          | tables.customer.columns.iin: the part number is unknown
            shop.yaml | part: addresses           | part: Addresses       | tables.address.part: this doesn't look as it should
            shop.yaml | part: addresses           | prat: addresses       | tables.address: part is missing
            shop.yaml | part: addresses           | prat: addresses       | tables.address.prat: prat is unknown here
            shop.yaml | part: newsletter          | part: advertising     | tables.newsletter_subscription.part: the part advertising is unknown
            shop.yaml | schema: shop              | schema: [shop         | isn't YAML
            shop.yaml | '      iin: {name'        | '      passport: {name' | tables.customer.columns.passport: the table shop.customer of the source shop has no column passport
            shop.yaml | 'customer\n  key: customer_id' | 'customer\n  key: number' | subject: the table shop.customer of the source shop has no column number
            shop.yaml | to: orders                | to: orders.number     | belongs.0: the table shop.orders of the source shop has no column number
            shop.yaml | 'column: order_id, to: orders' | 'column: order, to: orders' | belongs.0: the table shop.order_item of the source shop has no column order
            shop.yaml | to: orders                | to: order_item        | belongs.0: the table order_item has a key of several columns
            shop.yaml | en: surname               | en: ""                | tables.customer.columns.last_name.name.en: this doesn't look as it should
            shop.yaml | 'name: {ru: ИИН, kk: ЖСН, en: IIN}, ' | ''        | tables.customer.columns.iin: name is missing
            shop.yaml | schema: shop              | schema: store         | the database of the source shop has no table store.
            shop.yaml | 'key: suppression_id'     | 'key: email'          | tables.newsletter_suppression.key: email is personal data
            shop.yaml | from: orders.placed_at    | from: device.last_seen_at | tables.order_item.from: the table order_item doesn't belong to device
            shop.yaml | from: paid_at             | from: paid_on         | tables.payment.from: the table shop.payment of the source shop has no column paid_on
            shop.yaml | ', correct: iin, destroy: empty' | ', correct: iin' | tables.customer.columns.iin: nothing says what is left of a destroyed value
            shop.yaml | ', choices: [F, M]'       | ''                    | tables.customer.columns.sex: choices and correct: choice go together
            shop.yaml | copies: [newsletter_subscription.email | copies: [newsletter.email | tables.customer.columns.email: the copy newsletter.email isn't in the map
            shop.yaml | while: {status: open}     | while: {state: open}  | obligations.open-order.while: the table shop.orders of the source shop has no column state
            shop.yaml | open-order                | open-end              | obligations
            shop.yaml | '    table: newsletter_subscription' | '    table: newsletter' | lists.newsletter.table: the table newsletter is unknown
            shop.yaml | 'unsubscribed: unsubscribed_at' | 'unsubscribed: ended_at' | lists.newsletter.unsubscribed: the table shop.newsletter_subscription of the source shop has no column ended_at
            shop.yaml | 'unsubscribed: unsubscribed_at' | 'unsubscribed: topic' | lists.newsletter.unsubscribed: the column topic is no time
            shop.yaml | 'newsletter_suppression, address: email' | 'newsletter_suppression, address: added_at' | lists.newsletter.suppression: the column added_at of newsletter_suppression isn't unique
            shop.yaml | 'table: partner_transfer, ' | 'table: transfer, ' | transfers.table: the table transfer is unknown
            shop.yaml | 'recipients: [carrier,' | 'recipients: [courier,' | transfers.recipients: the recipient courier is unknown
            shop.yaml | 'recipient: partner_code' | 'recipient: partner' | transfers.recipient: the column partner is unknown
            shop.yaml | 'address: email, added: added_at' | 'address: email' | lists.newsletter.suppression: added is missing
            parts.yaml | purposes: [news]         | purposes: [advertising] | parts.newsletter.purposes: the purpose advertising is unknown
            parts.yaml | purposes: [news]         | purposes: []          | parts.newsletter.purposes: this must not be empty
            parts.yaml | term: P1Y                | term: 1 year          | parts.newsletter.keep.term: this doesn't look as it should
            parts.yaml | from: unsubscription     | from: boredom         | parts.newsletter.keep.from: the event boredom is unknown
            parts.yaml | category: personal-number | category: number     | parts.account-number.category: the category number is unknown
            parts.yaml | 'basis: consent'         | 'basis: whim'         | parts.newsletter.bases: the basis whim is unknown
            parts.yaml | 'mailing, '              | 'printer, '           | parts.newsletter.recipients: the recipient printer is unknown
            recipients.yaml | '"170340012453"'    | '"170340012454"'      | recipients.carrier.bin: the check digit of the BIN is wrong
            recipients.yaml | '"170340012453"'    | 170340012453          | recipients.carrier.bin
            recipients.yaml | 'role: recipient'   | 'role: friend'        | recipients.carrier.role
            recipients.yaml | '{call: '           | '{email: a@b.kz, call: ' | recipients.hosting.tell: this is too much
            vocabulary.yaml | '  law:'            | '  act:'              | the basis law is unknown
            vocabulary.yaml | '  limitation:'     | '  limit:'            | parts.account-identity.keep.clause: the clause limitation is unknown
            vocabulary.yaml | '      kk: құпиялылық саясатының 2-бөлімі\n' | '' | clauses.policy-2.name: kk is missing
            vocabulary.yaml | '    source: Политика' | '    text: Политика' | clauses.policy-1: source is missing
            parts.yaml | 'clause: limitation'     | 'clause: Article 178' | parts.account-identity.keep.clause: this doesn't look as it should
            recipients.yaml | '[policy-9, carriage' | '[policy-5, carriage' | recipients.carrier.source: the clause policy-5 is unknown
            shop.yaml | ', en: delivered}'        | '}'                   | tables.orders.columns.status.values.delivered: en is missing
            shop.yaml | 'choices: [F, M]'         | 'choices: [F, M, X]'  | tables.customer.columns.sex: values and choices don't name the same codes
            """)
    void stopsTheStartNamingFileEntryAndRemedy(String name, String right, String wrong, String message)
            throws IOException {
        replace(name, right.replace("\\n", "\n"), wrong.replace("\\n", "\n"));

        assertThatExceptionOfType(InvalidDataMapException.class)
                .isThrownBy(this::sources)
                .withMessageContaining(message)
                .satisfies(failure -> assertThat(failure.problems()).allSatisfy(problem -> {
                    assertThat(problem.where()).matches("data-map/[a-z]+\\.yaml, line \\d+.*");
                    assertThat(problem.remedy()).isNotBlank();
                }));
    }

    @Test
    void namesTheLineAndTellsAllMistakesOfAFileAtOnce() throws IOException {
        Files.writeString(
                folder.resolve("parts.yaml"),
                """
                parts:
                  letters:
                    name: {ru: Письма, kk: Хаттар, en: Letters}
                    category: Message
                    origin: subject
                    purposes: [answer]
                    bases:
                      - {basis: consent}
                    keep: {term: P3Y, from: message, clause: policy-2}
                    sauce: policy-3
                """);

        assertThatExceptionOfType(InvalidDataMapException.class)
                .isThrownBy(this::sources)
                .satisfies(failure -> assertThat(failure.problems())
                        .extracting(MapProblem::where, MapProblem::what, MapProblem::remedy)
                        .containsExactlyInAnyOrder(
                                tuple(
                                        "data-map/parts.yaml, line 4, parts.letters.category",
                                        "this doesn't look as it should",
                                        "Expected: A code: small letters, digits and single hyphens."),
                                tuple(
                                        "data-map/parts.yaml, line 8, parts.letters.bases.0",
                                        "clause is missing",
                                        "Expected: Where it stands: clauses of vocabulary.yaml."),
                                tuple(
                                        "data-map/parts.yaml, line 2, parts.letters",
                                        "source is missing",
                                        "Expected: The clauses of vocabulary.yaml on which the part is held."),
                                tuple(
                                        "data-map/parts.yaml, line 10, parts.letters.sauce",
                                        "sauce is unknown here",
                                        "Expected: A part of the data: name, category, origin, purposes, bases, keep, source;"
                                                + " recipients where there are any.")));
    }

    @Test
    void stopsTheStartWhenNoWayLeadsToAPerson() throws IOException {
        replace(
                "shop.yaml",
                "belongs: [{column: customer_id, to: customer}]\n    from: last_seen_at",
                "belongs: [{column: device_id, to: device_location}]");

        assertThatExceptionOfType(InvalidDataMapException.class)
                .isThrownBy(this::sources)
                .withMessageContaining("nothing leads from the table device to a person")
                .withMessageContaining("nothing leads from the table device_location to a person");
    }

    @Test
    void stopsTheStartWhenASourceHasNoConnection() {
        assertThatExceptionOfType(InvalidDataMapException.class)
                .isThrownBy(() -> sources(Map.of("crm", SampleShopConfiguration.source(shop))))
                .withMessageContaining("shop.yaml")
                .withMessageContaining("bazarjoq.data.sources.shop.url");
    }

    @Test
    void stopsTheStartWhenAConnectionHasNoMap() {
        var source = SampleShopConfiguration.source(shop);

        assertThatExceptionOfType(InvalidDataMapException.class)
                .isThrownBy(() -> sources(Map.of("shop", source, "crm", source, "erp", source)))
                .withMessageContaining("bazarjoq.data.sources.erp");
    }

    @Test
    void startsWhileTheSourceIsDownAndFailsOnlyWhatNeedsIt() {
        var down = new DataProperties.Source(
                "jdbc:postgresql://localhost:1/shop",
                "shop",
                "",
                1,
                Duration.ofMillis(300),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));

        var sources = sources(Map.of("shop", down, "crm", SampleShopConfiguration.source(shop)));

        assertThatExceptionOfType(SourceUnavailableException.class)
                .isThrownBy(() -> new Subjects(sources).withEmail("aigerim.sadykova@example.kz"))
                .withMessageContaining("The source shop doesn't answer")
                .withMessageNotContaining("aigerim")
                .withNoCause();
        sources.destroy();
    }

    @Test
    void readsASourceThatComesUpAfterTheStart() {
        var postgres = (PGSimpleDataSource) shop;
        var later =
                SampleShopConfiguration.source(shop).url().replace(postgres.getDatabaseName(), "shop_that_comes_later");
        var sources = sources(Map.of(
                "shop",
                new DataProperties.Source(
                        later, "postgres", "", 1, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMinutes(1)),
                "crm",
                SampleShopConfiguration.source(shop)));
        var subjects = new Subjects(sources);
        assertThatExceptionOfType(SourceUnavailableException.class)
                .isThrownBy(() -> subjects.search("Садыкова"))
                .withMessageContaining("3D000");

        JdbcClient.create(shop).sql("create database shop_that_comes_later").update();
        var database = new PGSimpleDataSource();
        database.setUrl(later);
        database.setUser("postgres");
        SampleShop.create(database, 5);

        assertThat(subjects.search("Садыкова")).isNotEmpty();
        sources.destroy();
    }

    @Test
    void countsInASourceThatRefersToThePersonsOfAnother() throws IOException {
        var desk = TestDatabase.empty();
        var deskDatabase = JdbcClient.create(desk);
        deskDatabase
                .sql("create table call (call_id int, phone text, note text)")
                .update();
        deskDatabase
                .sql("insert into call values (1, :her, 'a'), (2, :her, 'b'), (3, :his, 'c')")
                .param("her", SampleShop.AIGERIM.phone())
                .param("his", SampleShop.RUSLAN.phone())
                .update();
        Files.writeString(
                folder.resolve("desk.yaml"),
                """
                source: desk
                schema: public
                tables:
                  call:
                    name: {ru: Звонки, kk: Қоңыраулар, en: Calls}
                    part: messages
                    key: call_id
                    belongs: [{column: phone, to: shop/customer.phone}]
                    columns:
                      note: {name: {ru: заметка, kk: жазба, en: note}}
                """);

        var source = SampleShopConfiguration.source(shop);
        var sources = sources(Map.of("shop", source, "crm", source, "desk", SampleShopConfiguration.source(desk)));
        var found = new SubjectRows(sources).find(new SubjectRef("shop", Long.toString(SampleShop.AIGERIM.id())));

        assertThat(new RowCounts(sources.get("desk"), found).byTable())
                .containsExactly(Map.entry("call", Map.of("messages", 2L)));
        sources.destroy();
    }

    @Test
    void refusesToWrite() {
        var sources = sources();

        assertThatExceptionOfType(SourceUnavailableException.class)
                .isThrownBy(() -> sources.get("shop")
                        .read("trying to write", jdbc -> jdbc.sql("update shop.customer set phone = null")
                                .update()))
                .withMessageContaining("25006");
        sources.destroy();
    }

    private void replace(String name, String right, String wrong) throws IOException {
        var file = folder.resolve(name);
        var written = Files.readString(file);
        assertThat(written).contains(right);
        Files.writeString(file, written.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)));
    }

    private Sources sources() {
        var source = SampleShopConfiguration.source(shop);
        return sources(Map.of("shop", source, "crm", source));
    }

    private Sources sources(Map<String, DataProperties.Source> connections) {
        return new Sources(
                new DataProperties(folder.toUri().toString(), connections), new PathMatchingResourcePatternResolver());
    }
}
