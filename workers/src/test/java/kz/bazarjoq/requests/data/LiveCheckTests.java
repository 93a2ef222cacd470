package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import kz.bazarjoq.requests.SampleShopConfiguration;
import kz.bazarjoq.requests.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the map promises, held against a live database at the start. */
class LiveCheckTests {

    private static final String MAP =
            """
            subject: {table: person, key: id, name: name, email: email}
            tables:
              person:
                name: {ru: Лица, kk: Тұлғалар, en: Persons}
                part: account-identity
                key: id
                destroy: values
                marker: blocked
                columns:
                  name: {name: {ru: имя, kk: аты, en: name}, destroy: '-'}
                  email: {name: {ru: почта, kk: пошта, en: e-mail}, destroy: 'deleted-{key}@invalid'}
                  iin: {name: {ru: ИИН, kk: ЖСН, en: IIN}, destroy: empty}
                  born: {name: {ru: дата, kk: күні, en: date}, destroy: '1900-01-01'}
                  search: {name: {ru: поиск, kk: іздеу, en: search}, derived: lower(name)}
              purchase:
                name: {ru: Покупки, kk: Сатып алулар, en: Purchases}
                part: purchases
                key: id
                belongs:
                  - {column: person_id, to: person}
                  - {column: guest_email, to: person.email, ignoringCase: true, where: {person_id: null}}
                columns:
                  guest_email: {name: {ru: почта, kk: пошта, en: e-mail}}
                notPersonal:
                  comment: слова курьера о складе
            """;

    private static DataSource database;

    @TempDir
    Path folder;

    private @Nullable Sources sources;

    @BeforeAll
    static void createTables() {
        database = TestDatabase.empty();
        for (var statement : new String[] {
            """
            create table person (id bigint primary key, name text not null check (name <> ''), email varchar(40),
                iin char(12) unique check (iin ~ '^[0-9]{12}$'), born date not null, search text, blocked boolean,
                constraint born_or_named check (born > '1850-01-01' or name = '?'))""",
            "create unique index person_email on person (lower(email))",
            """
            create table purchase (id bigint primary key, person_id bigint, guest_email text, comment text, total int,
                "deliveryStreet" text, seen_from inet)""",
            "create table parcel (id bigint primary key, weight int)"
        }) {
            JdbcClient.create(database).sql(statement).update();
        }
    }

    @AfterEach
    void close() {
        if (sources != null) {
            sources.destroy();
        }
    }

    @Test
    void acceptsWhatTheDatabaseWouldTake() {
        assertThat(start(MAP).map().source("shop").table("person").columns()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            destroy: '-'                    | destroy: empty                | columns.name.destroy: the column may not be empty
            destroy: '-'                    | destroy: ''                   | columns.name.destroy: the constraint person_name_check refuses what is left
            deleted-{key}@invalid           | deleted@invalid               | columns.email.destroy: two destroyed rows would be equal in the unique index person_email
            deleted-{key}@invalid           | this-address-was-deleted-long-ago-{key}@invalid | columns.email.destroy: what is left is longer than the 40 characters
            1900-01-01                      | long ago                      | columns.born.destroy: what is left is no date
            1900-01-01                      | 1800-01-01                    | columns.born.destroy: the constraint born_or_named refuses what is left
            lower(name)                     | lower(nickname)               | columns.search.destroy: the database can't compute lower(nickname) from its row
            marker: blocked                 | marker: search                | tables.person.marker: the column search is neither boolean nor a time
            column: person_id, to: person   | column: person_id, to: person.name | tables.purchase.belongs.0: bigint can't be compared with text
            """)
    void stopsTheStartWhereTheDatabaseWouldRefuse(String right, String wrong, String message) {
        assertThat(MAP).contains(right);

        assertThatExceptionOfType(InvalidDataMapException.class)
                .isThrownBy(() -> start(MAP.replace(right, wrong)))
                .withMessageContaining(message)
                .withMessageContaining("data-map/shop.yaml, line ");
    }

    @Test
    void stopsTheStartWhereARowCanNeitherGoNorStayWithoutItsValues() {
        JdbcClient.create(database)
                .sql("create table invoice (id bigint primary key, purchase_id bigint references purchase)")
                .update();
        try {
            assertThatExceptionOfType(InvalidDataMapException.class)
                    .isThrownBy(() -> start(MAP))
                    .withMessageContaining("tables.purchase: rows of public.invoice refer to its rows")
                    .withMessageContaining("Add destroy: to each column");
        } finally {
            JdbcClient.create(database).sql("drop table invoice").update();
        }
    }

    @Test
    void stopsTheStartWhereTheUserMayNotRead() {
        JdbcClient.create(database).sql("create role reader login").update();
        JdbcClient.create(database).sql("grant select on person to reader").update();
        var map = MapFolder.in(folder).with("shop", database, MAP);
        map.connections()
                .computeIfPresent(
                        "shop",
                        (name, source) -> new DataProperties.Source(
                                source.url(),
                                "reader",
                                "",
                                1,
                                source.connectionTimeout(),
                                source.queryTimeout(),
                                Duration.ofMinutes(1)));

        assertThatExceptionOfType(InvalidDataMapException.class)
                .isThrownBy(map::sources)
                .withMessageContaining(
                        "tables.purchase: the user of the source shop may not read the table public.purchase")
                .withMessageContaining("grant select on public.purchase");
    }

    @Test
    void namesTheIndexesThatLookupsNeed() {
        var started = start(MAP);
        var shop = started.get("shop");
        var graph = started.graph();

        assertThat(shop.missingIndexes(graph))
                .containsExactly(
                        "create index on public.purchase (person_id)",
                        "create index on public.purchase (lower(guest_email))");

        JdbcClient.create(database)
                .sql("create index p1 on purchase (person_id)")
                .update();
        JdbcClient.create(database)
                .sql("create index p2 on purchase (lower(guest_email)) where person_id is null")
                .update();
        try {
            assertThat(shop.missingIndexes(graph)).isEmpty();
        } finally {
            JdbcClient.create(database).sql("drop index p1, p2").update();
        }
    }

    @Test
    void tellsOfColumnsThatLookPersonalAndAreNotDescribed() {
        var started = start(MAP);

        assertThat(started.get("shop").coverage(started.graph()).forgotten())
                .extracting(Coverage.Entry::place)
                .containsExactly("shop.purchase.deliveryStreet", "shop.purchase.seen_from");
    }

    @Test
    void listsEveryColumnForTheDataProtectionOfficer() {
        var printed = new ByteArrayOutputStream();

        var exit = DataListing.print(start(MAP), new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(exit).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceAll(" {2,}", " | ")))
                .contains(
                        "shop.parcel.weight | integer | не описан",
                        "shop.person.email | character varying | часть данных account-identity",
                        "shop.person.id | bigint | ключ, ссылка или отметка",
                        "shop.purchase.comment | text | не персональные: слова курьера о складе",
                        "shop.purchase.seen_from | inet | НЕ ОПИСАН, похож на персональные",
                        "Столбцов: 16; описано: 12; не описано: 4, из них похожи на персональные: 2.");
    }

    @Test
    void listsByTheSettingsOfTheProductAndStartsNothingElse() {
        MapFolder.in(folder).with("shop", database, MAP);

        var context = new SpringApplicationBuilder(DataListing.class)
                .web(WebApplicationType.NONE)
                .run(
                        DataListing.OPTION,
                        "--bazarjoq.data.map-location=" + folder.toUri(),
                        "--bazarjoq.data.sources.shop.url="
                                + SampleShopConfiguration.source(database).url(),
                        "--bazarjoq.data.sources.shop.username=postgres");

        assertThat(SpringApplication.exit(context)).isEqualTo(1);
    }

    private Sources start(String map) {
        var started = MapFolder.in(folder).with("shop", database, map).sources();
        sources = started;
        return started;
    }
}
