package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kz.bazarjoq.requests.SampleShopConfiguration.Shop;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.data.Correction.Decision;
import kz.bazarjoq.requests.data.Correction.Way;
import kz.bazarjoq.requests.data.Corrections.Preparation;
import kz.bazarjoq.requests.data.MarkedPerson.Value;
import kz.bazarjoq.requests.register.RequestId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All of a person's data are destroyed, and then every database is searched for each of his values: what is left is what the certificate
 * says was kept, and nothing once its terms have ended.
 */
@DataWorkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DestructionSearchTests {

    /** Columns whose values others have, too: one of a few, or the code of what is no person. */
    private static final Set<String> SHARED_BY_MANY = Set.of(
            "shop.customer.sex",
            "shop.customer.language",
            "shop.customer.company_id",
            "shop.orders.status",
            "shop.order_return.status",
            "shop.payment.method",
            "shop.consent.text_version",
            "shop.review.rating",
            "shop.partner_transfer.partner_code",
            "crm.call_record.direction",
            "crm.contact_message.channel");

    /** The correspondence on a request, which has its own term, and names whom the product writes to. */
    private static final Set<String> LETTERS = Set.of(
            "requests.received_letter",
            "requests.thread_letter",
            "requests.outgoing_letter",
            "requests.request_subject");

    private static final String STATISTICS = "pg_catalog.pg_statistic";
    private static final String WRONG = "Zq-бұрынғы";

    @Autowired
    Destruction destruction;

    @Autowired
    Expiry expiry;

    @Autowired
    Certificates certificates;

    @Autowired
    Corrections corrections;

    @Autowired
    DataCorrection correction;

    @Autowired
    DataLocation location;

    @Autowired
    Sources sources;

    @Autowired
    SubjectRows rows;

    @Autowired
    DataWork work;

    @Autowired
    Shop shop;

    @Autowired
    SettableClock clock;

    @Autowired
    DataSource product;

    private List<Dump> untouched = List.of();
    private List<Dump> before = List.of();
    private List<Dump> after = List.of();
    private List<Dump> atTheEnd = List.of();
    private List<Value> values = List.of();
    private Set<String> onDisk = Set.of();
    private Map<String, Long> vault = Map.of();
    private Set<String> heldRows = Set.of();
    private List<CertifiedFate> certificate = List.of();
    private List<CertifiedFate> wholeCertificate = List.of();

    @BeforeAll
    void destroyAll() {
        clock.set(DataWork.RECEIVED);
        untouched = dumps();
        MarkedPerson.enter(shop);
        var request = work.request(MarkedPerson.KEY);
        correctsHisName(request);
        write(request);
        location.locate(request);
        values = MarkedPerson.values(sources, rows.find(new SubjectRef("shop", MarkedPerson.KEY)));
        tidy();
        before = dumps();

        destruction.destroy(work.job("data.destroy", request), "destroy-unlawful-data", "breach", null, null);

        certificate = certificates.of(request);
        heldRows = new HashSet<>(held("shop", shop.jdbc()));
        heldRows.addAll(held("crm", work.crm()));
        vault = vault("shop", shop.jdbc());
        vault.putAll(vault("crm", work.crm()));
        tidy();
        after = dumps();
        var texts = values.stream()
                .map(Value::value)
                .filter(value -> value.toLowerCase(Locale.ROOT).contains("zq"))
                .collect(Collectors.toSet());
        assertThat(texts).hasSizeGreaterThan(50);
        onDisk = new TreeSet<>(Dump.onDisk(shop.database(), texts));
        onDisk.addAll(Dump.onDisk(shop.crm(), texts));

        clock.set(Instant.parse("2037-01-01T00:00:00Z"));
        while (expiry.destroy(work.expiry(), 500).more()) {}
        tidy();
        atTheEnd = dumps();
        wholeCertificate = certificates.of(request);
    }

    @Test
    void nothingIsAmbiguous() {
        assertThat(values.stream().map(Value::place).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        MarkedPerson.columns(sources).toList());
        assertThat(values.stream()
                        .filter(value -> !tablesWith(untouched, value.value()).isEmpty())
                        .map(Value::place)
                        .collect(Collectors.toSet()))
                .isEqualTo(SHARED_BY_MANY);
        assertThat(distinctive()).allSatisfy(value -> assertThat(tablesWith(before, value.value()))
                .contains(value.table()));
    }

    @Test
    void leavesNothingButWhatTheCertificateSays() {
        var kept = values.stream().filter(this::isHeld).toList();
        assertThat(rowsByPart(kept)).isNotEmpty().isEqualTo(certified());

        distinctive().forEach(value -> assertThat(tablesWith(after, value.value()))
                .as(value.toString())
                .isEqualTo(leftInPlace(value.value())));
        assertThat(vault)
                .isEqualTo(rowsByPart(
                        kept.stream().filter(value -> !hasMarker(value.table())).toList()));
    }

    @Test
    void leavesNothingOnTheDiskOnceTheDatabaseHasTidiedUp() {
        assertThat(onDisk).allSatisfy(text -> assertThat(leftInPlace(text)).isNotEmpty());
    }

    @Test
    void leavesNothingAtAllOnceTheTermsHaveEnded() {
        assertThat(distinctive()).allSatisfy(value -> assertThat(tablesWith(atTheEnd, value.value()))
                .isEmpty());
        assertThat(wholeCertificate.stream()
                        .filter(line -> line.ground().equals("term-ended"))
                        .collect(Collectors.toMap(
                                line -> line.table() + " " + line.part().en(), CertifiedFate::rows, Long::sum)))
                .isEqualTo(certificate.stream()
                        .filter(line -> line.kept() != null)
                        .collect(Collectors.toMap(
                                line -> line.table() + " " + line.part().en(), CertifiedFate::rows, Long::sum)));
    }

    @Test
    void theProductKeepsNoneOfThemButInItsLetters() {
        var kept = Dump.of(product);

        Stream.concat(distinctive().map(Value::value), Stream.of(WRONG))
                .forEach(value -> assertThat(kept.tablesWith(value)).as(value).isSubsetOf(LETTERS));
        assertThat(kept.tablesWith("zq.uljan@mark.example.kz")).isEqualTo(LETTERS);
    }

    private Stream<Value> distinctive() {
        return values.stream().filter(value -> !SHARED_BY_MANY.contains(value.place()));
    }

    /** The tables in which rows that are kept, marked, still have it. */
    private Set<String> leftInPlace(String text) {
        return values.stream()
                .filter(value -> isHeld(value) && hasMarker(value.table()))
                .filter(value -> lower(value.value()).contains(lower(text)))
                .map(Value::table)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isHeld(Value value) {
        return heldRows.contains("%s %s %s".formatted(value.table(), value.part(), value.key()));
    }

    private boolean hasMarker(String table) {
        var dot = table.indexOf('.');
        return sources.get(table.substring(0, dot))
                        .map()
                        .table(table.substring(dot + 1))
                        .marker()
                != null;
    }

    private static Map<String, Long> rowsByPart(List<Value> values) {
        return values.stream()
                .collect(Collectors.groupingBy(
                        value -> value.table() + " " + value.part(),
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Value::key, Collectors.toSet()), keys -> (long) keys.size())));
    }

    /** What the certificate says was kept. */
    private Map<String, Long> certified() {
        return certificate.stream()
                .filter(line -> line.kept() != null)
                .collect(Collectors.toMap(
                        line -> line.table() + " " + part(line), CertifiedFate::rows, Long::sum, TreeMap::new));
    }

    private String part(CertifiedFate line) {
        return sources.map().parts().entrySet().stream()
                .filter(part -> part.getValue().name().equals(line.part()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private List<String> held(String source, JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        select concat_ws(' ', '%1$s.' || table_name, part, array_to_string(row_key, '-'))
                        from personal_data_%1$s.held join personal_data_%1$s.hold using (hold_id)
                        where persons && array['shop/customer/%2$s']"""
                                .formatted(source, MarkedPerson.KEY))
                .query((row, index) -> row.getString(1))
                .list();
    }

    private static Map<String, Long> vault(String source, JdbcClient jdbc) {
        var kept = new TreeMap<String, Long>();
        jdbc.sql(
                        "select '%1$s.' || table_name || ' ' || part as part, count(*) as rows from personal_data_%1$s.vault group by 1"
                                .formatted(source))
                .query(row -> {
                    kept.put(row.getString("part"), row.getLong("rows"));
                });
        return kept;
    }

    private Set<String> tablesWith(List<Dump> dumps, String value) {
        return dumps.stream()
                .flatMap(dump -> dump.tablesWith(value).stream())
                .filter(table -> !table.equals(STATISTICS) || leftInPlace(value).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Dump> dumps() {
        return List.of(Dump.of(shop.database()), Dump.of(shop.crm()));
    }

    /** What the server does by itself sooner or later: it forgets old versions of rows, and the examples of values that it plans by. */
    private void tidy() {
        Map.of("shop", shop.jdbc(), "crm", work.crm()).forEach((schema, jdbc) -> {
            var tables = jdbc.sql(
                            "select format('%%I.%%I', schemaname, tablename) from pg_tables where schemaname in ('%1$s', 'personal_data_%1$s')"
                                    .formatted(schema))
                    .query(String.class)
                    .list();
            jdbc.sql("vacuum (full, analyze) " + String.join(", ", tables)).update();
            jdbc.sql("vacuum (full) " + STATISTICS).update();
        });
    }

    /** His name was wrong, and is as it is because he had it corrected. */
    private void correctsHisName(RequestId request) {
        var place = new ValuePlace("shop", "customer", List.of(MarkedPerson.KEY), "patronymic");
        shop.jdbc()
                .sql("update shop.customer set patronymic = :wrong where customer_id = 880001")
                .param("wrong", WRONG)
                .update();
        corrections.prepare(
                request, new Preparation(place, WRONG, Way.CHANGE, false, "Zqқызы", "zq-паспорт", 0), "aigerim");
        var prepared = corrections.of(request).getFirst();
        corrections.decide(request, prepared.id(), prepared.version(), Decision.CONFIRMED, "daniyar");
        correction.correct(work.job("data.correct", request), null);
    }

    /** Letters from him and to him. */
    private void write(RequestId request) {
        var jdbc = JdbcClient.create(product);
        for (var letter : List.of(
                "insert into received_letter (id, message_id, body_digest, raw, received_at, stored_at, state, next_attempt_at, sender, text) values (:id, 'm', 'd', 'raw', now(), now(), 'stored', now(), :address, 'zq-стало')",
                "insert into thread_letter (request_id, address, name, subject, message_id, \"references\") values (:id, :address, 'Zq', 's', 'm', '')",
                "insert into outgoing_letter (key, request_id, template, language, address, subject, text, html, message_id, \"references\", created_at) values ('k', :id, 't', 'ru', :address, 's', 't', 'h', 'm', '', now())",
                "insert into request_subject (request_id, source, subject_key, state, method, decided_by, at, address) values (:id, 'shop', '1', 'established', 'decided-by-staff', 'x', now(), :address)")) {
            jdbc.sql(letter)
                    .param("id", request.value())
                    .param("address", "zq.uljan@mark.example.kz")
                    .update();
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
