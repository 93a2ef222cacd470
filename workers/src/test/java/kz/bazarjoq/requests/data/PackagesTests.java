package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipInputStream;
import kz.bazarjoq.requests.JobStub;
import kz.bazarjoq.requests.SampleShopConfiguration.Shop;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.TestDatabase;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import kz.bazarjoq.requests.register.TimelineEntry;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DataWorkTest
class PackagesTests {

    private static final String RIGHT = "disclose-data";
    private static final long ANNA = 5;
    private static final long ANNA_TWIN = 6;

    @Autowired
    Packages packages;

    @Autowired
    PackageDataWorker worker;

    @Autowired
    Restriction restriction;

    @Autowired
    PackageWriter writer;

    @Autowired
    PackageCleaner cleaner;

    @Autowired
    DataWork work;

    @Autowired
    Register register;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @BeforeEach
    void setClock() {
        clock.set(Instant.parse("2026-03-20T05:00:00Z"));
    }

    @Test
    void tellsEveryValueOfThePersonWithItsNameAndWhereItIsFrom() throws IOException {
        var files = made(work.request("1", Language.RU));
        var json = files.json();

        assertThat(json.path("subject").asString()).isEqualTo("Садыкова Айгерим Нурлановна");
        var account = table(json, "customer");
        assertThat(account.path("rows").get(0).path("values").path("iin").asString())
                .isEqualTo("910415400012");
        assertThat(StreamSupport.stream(account.path("columns").spliterator(), false)
                        .filter(column -> column.path("column").asString().equals("last_seen_at"))
                        .map(column ->
                                column.path("origin").path("name").path("en").asString()))
                .containsExactly("collected automatically when you used the service");
        assertThat(table(json, "orders").path("rows").size()).isEqualTo(3);
        assertThat(table(json, "contact").path("source").asString()).isEqualTo("crm");
        assertThat(files.pdf().text()).contains("Lettera Digital GmbH", "LIST-");
    }

    @ParameterizedTest
    @CsvSource({
        "RU, Ваши персональные данные и откуда они получены, предоставлены вами",
        "KK, Дербес деректеріңіз және олардың қайдан алынғаны, өзіңіз бергенсіз",
        "EN, Your personal data and where we got them, given by you",
    })
    void isReadInTheLanguageOfTheRequestWithItsFontsInIt(Language language, String title, String origin)
            throws IOException {
        var request = work.request("19", language);

        var pdf = made(request).pdf();

        assertThat(pdf.text())
                .contains(title, origin, "Ұлықбекұлы-Іңкәрбаев", "Әбілқайыр", "Һанафияұлы")
                .contains(register.get(request).number().value(), "BazarJoq", "280", "1 / ");
        assertThat(pdf.fonts())
                .isNotEmpty()
                .allSatisfy((name, embedded) -> assertThat(embedded).as(name).isTrue());
    }

    @Test
    void tellsWhyAndForHowLong() throws IOException {
        var files = made(work.request("1", Language.RU), PackageContent.BASES_PURPOSES_TERMS);

        assertThat(files.pdf().text())
                .contains(
                        "история покупок",
                        "договор (публичная оферта)",
                        "5 лет; отсчёт начинает событие: оформление заказа")
                .contains("Для самых ранних записей", "Способы обработки", "автоматизированно не принимаются");
        assertThat(files.json().path("tables").isMissingNode()).isTrue();
        assertThat(files.json().path("parts").get(0).path("kept").path("term").asString())
                .isEqualTo("P3Y");
    }

    @Test
    void namesTheOrganisationsOfTheRoleThatIsAskedForAndWhatTheyWereHanded() throws IOException {
        var request = work.request("1", Language.EN);

        var recipients = made(request, PackageContent.RECIPIENTS);
        var processors = made(request, PackageContent.PROCESSORS);

        assertThat(recipients.pdf().text())
                .contains("Zhetkizu Express LLP", "301 Tole Bi Street", "170340012453", "Kazakhstan")
                .doesNotContain("Lettera", "Data Orda");
        assertThat(processors.pdf().text())
                .contains("Lettera Digital GmbH", "Germany, outside of Kazakhstan", "Data Orda LLP", "LIST-")
                .contains("first name, e-mail")
                .doesNotContain("Zhetkizu");
        assertThat(processors.json().path("organisations").get(1).path("abroad").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(PackageContent.class)
    void tellsWhatIsInTheVaultAsIfItWereInTheShop(PackageContent content) throws IOException {
        var request = work.request("1", Language.RU);
        var before = made(request, content).json();

        restriction.block(work.job("data.block", request), "block-data", "breach");
        var blocked = whileBlocked(request, () -> made(request, content)).json();

        assertThat(shop.jdbc()
                        .sql("select count(*) from shop.consent where customer_id = 1")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(blocked.findValues("restricted").size())
                .isEqualTo(blocked.findValues("key").size());
        rows(blocked).forEach(row -> row.remove("restricted"));
        assertThat(blocked.toPrettyString()).isEqualTo(before.toPrettyString());
    }

    @ParameterizedTest
    @CsvSource({
        "RU, 'Заблокировано с 20.03.2026, причина: сведения о нарушении'",
        "KK, '20.03.2026 бастап бұғатталған, себебі: деректерді өңдеу'",
        "EN, 'Blocked since 20 Mar 2026, reason: information of a breach'"
    })
    void saysWhatIsBlockedSinceWhenAndWhy(Language language, String said) throws IOException {
        var request = work.request("1", language);

        restriction.block(work.job("data.block", request), "block-data", "breach");
        var files = whileBlocked(request, () -> made(request));

        assertThat(files.pdf().text()).contains(said);
        assertThat(rows(files.json())).allSatisfy(row -> {
            var restricted = row.path("restricted").get(0);
            assertThat(restricted.path("kind").asString()).isEqualTo("block");
            assertThat(restricted.path("reason").path("code").asString()).isEqualTo("breach");
            assertThat(restricted.path("since").asString()).isEqualTo("2026-03-20");
        });
    }

    @Test
    void saysWhichPartsAreOnlyKept() throws IOException {
        var request = work.request(work.customer(), Language.EN);
        restriction.stop(
                work.job("data.stop", request),
                "withdraw-consent",
                "request",
                List.of(new Treatment("account-contact", "restrict", "retention-term", "P3Y")));

        assertThat(made(request).pdf().text())
                .contains("telephone and e-mail: only kept since 20 Mar 2026, term until ");
    }

    @ParameterizedTest
    @CsvSource({
        "RU, женский, доставлен, 'карта', '20.05.2025'",
        "KK, әйел, жеткізілді, 'карта', '20.05.2025'",
        "EN, female, delivered, 'card', '20 May 2025'"
    })
    void tellsCodesInWordsAndTimesAsTheyAreInAlmaty(
            Language language, String sex, String delivered, String card, String day) throws IOException {
        var request = work.request("1", language);
        shop.jdbc()
                .sql("update shop.customer set last_seen_at = '2025-05-19 20:30:00+00' where customer_id = 1")
                .update();

        var files = made(request);

        assertThat(files.pdf().text()).contains(sex, delivered, card, day + ", 01:30");
        var orders = table(files.json(), "orders");
        assertThat(orders.path("rows").get(0).path("values").path("status").asString())
                .isEqualTo("delivered");
        assertThat(orders.path("columns")
                        .findValues("values")
                        .getFirst()
                        .path("delivered")
                        .path("kk")
                        .asString())
                .isEqualTo("жеткізілді");
    }

    @ParameterizedTest
    @EnumSource(
            value = PackageContent.class,
            names = {"BASES_PURPOSES_TERMS", "RECIPIENTS", "PROCESSORS"})
    void namesLawsAndClausesInTheLanguageOfTheRequest(PackageContent content) throws IOException {
        var english = made(work.request("1", Language.EN), content).pdf().text();
        var kazakh = made(work.request("1", Language.KK), content).pdf().text();

        assertThat(english.replaceAll("Садыкова Айгерим Нурлановна|Алматы, улица Байзакова", ""))
                .contains("of the privacy policy")
                .doesNotContainPattern("[А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі]");
        assertThat(kazakh).contains("құпиялылық саясатының").doesNotContain("раздел", "договор", "Закон ", "статья");
    }

    @ParameterizedTest
    @CsvSource({ANNA + ", false", ANNA_TWIN + ", false", ANNA + ", true", ANNA_TWIN + ", true"})
    void tellsNothingOfANearTwin(long person, boolean blocked) throws IOException {
        var values = new HashMap<>(Map.of(
                ANNA, List.of("anna.kim@example.kz", "880211400055", "1988-02-11"),
                ANNA_TWIN, List.of("Anna.Kim@example.kz", "960930400061", "1996-09-30")));
        shop.jdbc()
                .sql("update shop.support_message set body = :text where customer_id = :id")
                .param("text", "Не путайте: anna.kim@example.kz, Anna.Kim@example.kz, 880211400055, 960930400061")
                .param("id", person)
                .update();

        var request = work.request(Long.toString(person), Language.RU);
        var twin = work.request(Long.toString(ANNA + ANNA_TWIN - person), Language.RU);
        if (blocked) {
            for (var one : List.of(request, twin)) {
                restriction.block(work.job("data.block", one), "block-data", "breach");
            }
        }
        var files = whileBlocked(request, () -> whileBlocked(twin, () -> made(request)));

        var own = Objects.requireNonNull(values.remove(person));
        var others = values.values().iterator().next();
        assertThat(files.text()).contains(own).doesNotContain(others);
        assertThat(files.pdf().text()).contains(own.getFirst()).doesNotContain(others);
    }

    @Test
    void blacksOutInFreeTextWhomThePersonMentionsAndShowsWhoChecksWhatWasHidden() throws IOException {
        var request = work.request("1", Language.RU);
        shop.jdbc()
                .sql("update shop.support_message set body = :text where customer_id = 1")
                .param("text", "Отдайте соседке: Сауле Ахметова, её телефон +7 700 111 22 33. Айгерим")
                .update();

        var files = made(request);

        assertThat(files.text())
                .contains("Отдайте соседке: █████ █████, её телефон █████. Айгерим")
                .doesNotContain("Ахметова", "111 22 33");
        var stored = packages.find(request, RIGHT).orElseThrow();
        assertThat(stored.hidden()).isPositive();
        assertThat(new String(packages.review(stored), StandardCharsets.UTF_8))
                .contains("Обращения в поддержку: текст", "Ахметова");
    }

    @Test
    void isMadeAnewWhenStaffHideMoreWords() throws IOException {
        var request = work.request("1", Language.RU);
        shop.jdbc()
                .sql(
                        "update shop.support_message set body = 'мама живёт на абая 5, магазин Технодом' where customer_id = 1")
                .update();
        packages.make(request, RIGHT, PackageContent.COMPOSITION_AND_SOURCES);

        packages.redact(request, true, "абая 5", Actor.staff("support"));
        packages.redact(request, false, "Технодом", Actor.staff("support"));

        assertThat(files(request).text()).contains("мама живёт на █████, магазин Технодом");
        assertThat(packages.of(request)).hasSize(1);
        assertThat(stored("package_word")).doesNotContain("абая", "Технодом");
    }

    @Test
    void keepsNothingReadableAtRest() throws IOException {
        var request = work.request("1", Language.RU);

        made(request);

        var chunks = jdbc.sql("select content from package_chunk")
                .query(byte[].class)
                .list();
        assertThat(chunks).isNotEmpty().allSatisfy(chunk -> assertThat(new String(chunk, StandardCharsets.UTF_8))
                .doesNotContain("Садыкова", "aigerim", "%PDF"));
        assertThat(stored("package")).doesNotContain("Садыкова", "aigerim", "910415400012");
        assertThat(register.timeline(request))
                .filteredOn(entry -> entry.what().equals("package-made"))
                .singleElement()
                .extracting(TimelineEntry::detail)
                .asString()
                .contains(
                        "SHA-256 " + packages.find(request, RIGHT).orElseThrow().sha256())
                .doesNotContain("Садыкова");
    }

    @Test
    void makesOnePackageHoweverOftenTheJobComes() {
        var request = work.request("1", Language.RU);
        var job = JobStub.job("data.package", "provide-information", Map.of("requestId", request.toString()));

        worker.pack(job, request.toString(), RIGHT, "composition-and-sources");
        var first = packages.of(request);
        worker.pack(job, request.toString(), RIGHT, "composition-and-sources");

        assertThat(packages.of(request)).isEqualTo(first).hasSize(1);
        assertThat(register.timeline(request))
                .filteredOn(entry -> entry.what().equals("package-made"))
                .hasSize(1);
    }

    @Test
    void replacesThePackageWhenTheDataAreSearchedAgain() {
        var request = work.request("1", Language.RU);

        packages.make(request, RIGHT, PackageContent.COMPOSITION_AND_SOURCES);
        var first = packages.of(request).getFirst();
        packages.make(request, RIGHT, PackageContent.COMPOSITION_AND_SOURCES);

        assertThat(packages.of(request)).hasSize(1).doesNotContain(first);
        assertThat(jdbc.sql("select count(*) from package_chunk where package_id = :id")
                        .param("id", first.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsTheEarlierPackageWhileASourceIsDown() {
        var request = work.request("1", Language.RU);
        packages.make(request, RIGHT, PackageContent.COMPOSITION_AND_SOURCES);
        var before = packages.of(request);
        TestDatabase.takeDown(shop.database());

        try {
            assertThatExceptionOfType(SourceUnavailableException.class)
                    .isThrownBy(() -> packages.make(request, RIGHT, PackageContent.COMPOSITION_AND_SOURCES));
        } finally {
            TestDatabase.bringUp(shop.database());
        }
        assertThat(packages.of(request)).isEqualTo(before);
    }

    @Test
    void isDestroyedAtTheEndOfTheSeventhDayAfterItsLetterAndTheTimelineSaysSo() {
        var request = work.request("1", Language.RU);
        packages.make(request, RIGHT, PackageContent.COMPOSITION_AND_SOURCES);
        clock.set(clock.instant().plus(Duration.ofDays(20)));
        cleaner.clean();
        packages.release(request, RIGHT);

        clock.set(Instant.parse("2026-04-16T18:59:59Z"));
        cleaner.clean();
        assertThat(packages.find(request, RIGHT)).isPresent();
        clock.set(clock.instant().plusSeconds(1));
        assertThat(packages.find(request, RIGHT)).isEmpty();
        cleaner.clean();

        assertThat(packages.of(request)).isEmpty();
        assertThat(jdbc.sql(
                                "select count(*) from package_chunk c where not exists (select 1 from package p where p.package_id = c.package_id)")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(register.timeline(request).getLast().what()).isEqualTo("package-destroyed");
    }

    @Test
    void isDestroyedWithItsRequestWhereNoLetterNamedIt() {
        var request = work.request("1", Language.RU);
        packages.make(request, RIGHT, PackageContent.COMPOSITION_AND_SOURCES);
        register.close(request, "taken-back", Actor.worker("request.close"));

        cleaner.clean();

        assertThat(packages.of(request)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PackageContent.class)
    void takesNamesWithQuotesSignsAndTenThousandLetters(PackageContent content) throws IOException {
        var quoted = made(work.request("10", Language.EN), content);
        var lengthy = made(work.request("11", Language.KK), content);

        assertThat(quoted.json().path("subject").asString()).isEqualTo("O'Брайен-\"Сұлтан\" 🎉 Патрик;--");
        assertThat(quoted.pdf().text()).contains("O'Брайен-\"Сұлтан\"");
        assertThat(lengthy.json().path("subject").asString()).hasSizeGreaterThan(10_000);
        assertThat(lengthy.pdf().text()).contains("Үміт");
    }

    @Test
    void packsAHundredThousandRowsWithoutHoldingThem() {
        var person = 40L;
        var request = work.request(Long.toString(person), Language.RU);
        insertChanges(person, 10_000_001, 10_003_000);
        restriction.block(work.job("data.block", request), "block-data", "breach");
        insertChanges(person, 10_003_001, 10_100_000);
        System.gc();
        var before = used();
        var most = new long[1];
        var size = new long[1];

        Written written;
        try {
            written = written(request, new java.io.OutputStream() {
                @Override
                public void write(int one) {
                    size[0]++;
                }

                @Override
                public void write(byte[] content, int start, int length) {
                    if (size[0] / 500_000 != (size[0] + length) / 500_000) {
                        System.gc();
                        most[0] = Math.max(most[0], used() - before);
                    }
                    size[0] += length;
                }
            });
        } finally {
            restriction.unblock(work.job("data.unblock", request), "block-data", "breach");
            shop.jdbc()
                    .sql("delete from shop.account_change where change_id > 10000000")
                    .update();
        }

        assertThat(written.rows()).isGreaterThan(100_000);
        assertThat(size[0]).isGreaterThan(1_000_000);
        assertThat(most[0]).isPositive().isLessThan(60_000_000);
    }

    private void insertChanges(long person, int first, int last) {
        shop.jdbc()
                .sql(
                        """
                        insert into shop.account_change (change_id, customer_id, field, old_value, new_value, changed_at)
                        select n, :id, 'address', repeat('ә', 100) || n, repeat('ұ', 100) || n, now()
                        from generate_series(:first, :last) n""")
                .param("id", person)
                .param("first", first)
                .param("last", last)
                .update();
        shop.jdbc().sql("analyze shop.account_change").update();
    }

    private Written written(RequestId request, java.io.OutputStream out) {
        var written = writer.write(
                register.get(request),
                PackageContent.COMPOSITION_AND_SOURCES,
                new Redaction.Words(List.of(), List.of()),
                out,
                new ByteArrayOutputStream());
        return new Written(written.rows());
    }

    private record Written(long rows) {}

    private static long used() {
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private String stored(String table) {
        return jdbc.sql("select string_agg(t::text, ' ') from %s t".formatted(table))
                .query(String.class)
                .single();
    }

    /** Does it, and lifts the request's blocks. */
    private Files whileBlocked(RequestId request, Making making) throws IOException {
        try {
            return making.make();
        } finally {
            restriction.unblock(work.job("data.unblock", request), "block-data", "breach");
        }
    }

    private interface Making {

        Files make() throws IOException;
    }

    /** The rows of all tables, and those that were handed on. */
    private static List<ObjectNode> rows(JsonNode json) {
        return Stream.of("rows", "handed")
                .flatMap(name -> json.findValues(name).stream())
                .filter(JsonNode::isArray)
                .flatMap(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(ObjectNode.class::cast)
                .toList();
    }

    private Files made(RequestId request) throws IOException {
        return made(request, PackageContent.COMPOSITION_AND_SOURCES);
    }

    private Files made(RequestId request, PackageContent content) throws IOException {
        packages.make(request, RIGHT, content);
        return files(request);
    }

    private Files files(RequestId request) throws IOException {
        var file = new ByteArrayOutputStream();
        packages.copy(packages.find(request, RIGHT).orElseThrow(), Actor.subject(), file);
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName().replaceAll(".*\\.", ""), zip.readAllBytes());
            }
        }
        var folder = System.getProperty("packages");
        if (folder != null) {
            var name = "%s-%s"
                    .formatted(
                            register.get(request).language().code(),
                            packages.find(request, RIGHT).orElseThrow().content());
            java.nio.file.Files.write(
                    java.nio.file.Path.of(folder, name + ".pdf"), Objects.requireNonNull(files.get("pdf")));
        }
        return new Files(files);
    }

    private static JsonNode table(JsonNode json, String name) {
        return StreamSupport.stream(json.path("tables").spliterator(), false)
                .filter(table -> table.path("table").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What is in the ZIP. */
    private record Files(Map<String, byte[]> byEnding) {

        private byte[] file(String ending) {
            return Objects.requireNonNull(byEnding.get(ending));
        }

        String text() {
            return new String(file("json"), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(file("json"));
        }

        Pdf pdf() throws IOException {
            try (PDDocument document = Loader.loadPDF(file("pdf"))) {
                var fonts = new HashMap<String, Boolean>();
                for (var page : document.getPages()) {
                    for (var name : page.getResources().getFontNames()) {
                        var font = page.getResources().getFont(name);
                        fonts.put(font.getName(), font.isEmbedded());
                    }
                }
                return new Pdf(new PDFTextStripper().getText(document).replaceAll("\\s+", " "), fonts);
            }
        }
    }

    private record Pdf(String text, Map<String, Boolean> fonts) {}
}
