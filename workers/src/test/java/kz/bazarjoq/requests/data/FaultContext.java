package kz.bazarjoq.requests.data;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import kz.bazarjoq.requests.DatabaseTestConfiguration;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.TestDatabase;
import kz.bazarjoq.requests.local.SampleShop;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** As much of the product as the data work takes, on databases that are given, at a time that stands still. */
@Import({DataWorkParts.class, SourcePreparation.class})
class FaultContext extends DatabaseTestConfiguration {

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
        context.getBean(SettableClock.class).set(DataWork.RECEIVED);
        context.getBean(Established.class).subjects.put(Act.REQUEST, Act.SUBJECT);
        return context;
    }

    @Bean
    @Override
    protected HikariDataSource dataSource() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(databases.product() + "&currentSchema=requests");
        pool.setUsername(TestDatabase.ROLE);
        pool.setMaximumPoolSize(2);
        return pool;
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

    private static DataProperties.Source source(String url, String user) {
        return new DataProperties.Source(
                url, user, "", 2, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30));
    }
}
