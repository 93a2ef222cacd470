package kz.bazarjoq.requests.data;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import kz.bazarjoq.requests.TestDatabase;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.local.SampleShop;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import tools.jackson.databind.json.JsonMapper;

/** As much of the product as the data work takes, on databases that are given, at a time that stands still. */
@EnableTransactionManagement(proxyTargetClass = true)
@Import({
    Register.class,
    Sources.class,
    SourcePreparation.class,
    SubjectRows.class,
    SubjectClaim.class,
    SourceWork.class,
    DataCipher.class,
    Vault.class,
    Holds.class,
    Restriction.class,
    CorrectionStore.class,
    Wishes.class,
    Shredder.class,
    Certificates.class,
    Destruction.class,
    Inventory.class,
    Effects.class,
    CorrectableData.class,
    CorrectionWork.class,
    Corrections.class,
    DataCorrection.class,
    DataLocation.class,
    TransferRecords.class
})
class FaultContext {

    private final Databases databases;

    FaultContext(Databases databases) {
        this.databases = databases;
    }

    /** The databases of the product and of the sources, by their JDBC addresses. */
    record Databases(String product, String shop, String crm) {}

    static AnnotationConfigApplicationContext start(Databases databases) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(Databases.class, () -> databases);
        context.register(FaultContext.class);
        context.refresh();
        return context;
    }

    @Bean
    DataSource dataSource() {
        return new DriverManagerDataSource(databases.product() + "&currentSchema=requests", TestDatabase.ROLE, "");
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    JsonMapper jsonMapper() {
        return JsonMapper.builder().build();
    }

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-03-19T05:00:00Z"), ZoneOffset.UTC);
    }

    @Bean
    KeptDataProperties keptDataProperties() {
        return new KeptDataProperties("NDMyMTA5ODc2NTQzMjEwOTg3NjU0MzIxMDk4NzY1NDM=", Duration.ofDays(7));
    }

    @Bean
    DataProperties dataProperties() {
        return new DataProperties(
                "classpath:data-map/",
                Map.of(
                        "shop", source(databases.shop(), SampleShop.USER),
                        "crm", source(databases.crm(), SampleShop.CRM_USER)));
    }

    @Bean
    Established subjects() {
        return new Established();
    }

    /** Whose each request is. */
    static final class Established implements EstablishedSubjects {

        final Map<RequestId, SubjectRef> subjects = new ConcurrentHashMap<>(Map.of(Act.REQUEST, Act.SUBJECT));

        @Override
        public Optional<SubjectRef> established(RequestId request) {
            return Optional.ofNullable(subjects.get(request));
        }
    }

    private static DataProperties.Source source(String url, String user) {
        return new DataProperties.Source(
                url, user, "", 2, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30));
    }
}
