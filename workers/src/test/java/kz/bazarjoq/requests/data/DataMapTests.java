package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
    }

    @BeforeEach
    void copyTheShippedMap() throws IOException {
        for (var file : new String[] {"vocabulary.yaml", "shop.yaml"}) {
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
            table: customer               | table: client               | shop.yaml, subject.table: the table client is unknown
            to: orders.order_id           | to: purchase.order_id       | shop.yaml, tables.order_item.reference.to: the table purchase is unknown
            category: personal-number     | category: number            | shop.yaml, tables.customer.columns.iin.category: the category number is unknown
            purposes: [news]              | purposes: [advertising]     | shop.yaml, tables.newsletter_subscription.purposes: the purpose advertising is unknown
            purposes: [news]              | purposes: []                | shop.yaml, tables[newsletter_subscription].purposes: this must not be empty
            term: P1Y                     | term: 1 year                | shop.yaml, tables.newsletter_subscription.retention.term
            legalBasis: consent           | legal: consent              | shop.yaml, tables.newsletter_subscription.legal
            schema: shop                  | schema: [shop               | isn't YAML
            iin: {category                | passport: {category         | shop.yaml, tables.customer.columns.passport: the table shop.customer of the source shop has no column passport
            key: customer_id              | key: number                 | shop.yaml, subject: the table shop.customer of the source shop has no column number
            to: orders.order_id           | to: orders.number           | .reference.to: the table shop.orders of the source shop has no column number
            en: surname                   | en: ""                      | shop.yaml, tables[customer].columns[last_name].name.en: this must not be blank
            , name: {ru: ИИН, kk: ЖСН, en: IIN} | ''                    | shop.yaml, tables[customer].columns[iin].name: this must not be null
            schema: shop                  | schema: store               | the database of the source shop has no table store.
            """)
    void stopsTheStartNamingFileEntryAndRemedy(String right, String wrong, String message) throws IOException {
        var file = folder.resolve("shop.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst(java.util.regex.Pattern.quote(right), wrong));

        assertThatExceptionOfType(InvalidDataMapException.class)
                .isThrownBy(this::sources)
                .withMessageContaining(message)
                .satisfies(failure -> assertThat(failure.remedy()).isNotBlank());
    }

    @Test
    void stopsTheStartWhenReferencesGoInACircle() throws IOException {
        var file = folder.resolve("shop.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst("(?s)(  orders:.*?)to: customer.customer_id", "$1to: payment.order_id"));

        assertThatExceptionOfType(InvalidDataMapException.class)
                .isThrownBy(this::sources)
                .withMessageContaining("in a circle");
    }

    @Test
    void stopsTheStartWhenASourceHasNoConnection() {
        assertThatExceptionOfType(InvalidDataMapException.class)
                .isThrownBy(() -> sources(Map.of()))
                .withMessageContaining("shop.yaml")
                .withMessageContaining("bazarjoq.data.sources.shop.url");
    }

    @Test
    void stopsTheStartWhenAConnectionHasNoMap() {
        var source = SampleShopConfiguration.source(shop);

        assertThatExceptionOfType(InvalidDataMapException.class)
                .isThrownBy(() -> sources(Map.of("shop", source, "crm", source)))
                .withMessageContaining("bazarjoq.data.sources.crm");
    }

    @Test
    void startsWhileTheSourceIsDownAndFailsOnlyWhatNeedsIt() {
        var down = new DataProperties.Source(
                "jdbc:postgresql://localhost:1/shop", "shop", "", 1, Duration.ofMillis(300), Duration.ofSeconds(1));

        var sources = sources(Map.of("shop", down));

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
                new DataProperties.Source(later, "postgres", "", 1, Duration.ofSeconds(2), Duration.ofSeconds(2))));
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
        var crm = TestDatabase.empty();
        var crmDatabase = JdbcClient.create(crm);
        crmDatabase
                .sql("create table call (call_id int, phone text, note text)")
                .update();
        crmDatabase
                .sql("insert into call values (1, :her, 'a'), (2, :her, 'b'), (3, :his, 'c')")
                .param("her", SampleShop.AIGERIM.phone())
                .param("his", SampleShop.RUSLAN.phone())
                .update();
        Files.writeString(
                folder.resolve("crm.yaml"),
                """
                source: crm
                schema: public
                tables:
                  call:
                    name: {ru: Звонки, kk: Қоңыраулар, en: Calls}
                    reference: {column: phone, to: shop/customer.phone}
                    purposes: [answer]
                    legalBasis: consent
                    retention: {term: P1Y, from: the call}
                    columns:
                      note: {category: message, origin: subject, name: {ru: заметка, kk: жазба, en: note}}
                """);

        var sources = sources(
                Map.of("shop", SampleShopConfiguration.source(shop), "crm", SampleShopConfiguration.source(crm)));
        var found = new SubjectRows(sources)
                .count(sources.get("crm"), "call", new SubjectRef("shop", Long.toString(SampleShop.AIGERIM.id())));

        assertThat(found).containsExactly(Map.entry("message", 2L));
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

    private Sources sources() {
        return sources(Map.of("shop", SampleShopConfiguration.source(shop)));
    }

    private Sources sources(Map<String, DataProperties.Source> connections) {
        return new Sources(
                new DataProperties(folder.toUri().toString(), connections), new PathMatchingResourcePatternResolver());
    }
}
