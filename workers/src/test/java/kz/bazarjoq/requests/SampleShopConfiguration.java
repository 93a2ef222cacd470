package kz.bazarjoq.requests;

import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import kz.bazarjoq.requests.data.DataProperties;
import kz.bazarjoq.requests.data.KeptDataProperties;
import kz.bazarjoq.requests.local.SampleShop;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sample shop and call centre of its own for a test, set as the sources {@code shop} and {@code crm} of the data map. */
public class SampleShopConfiguration {

    /** The shop's databases, for a test that changes what it holds. */
    public record Shop(DataSource database, DataSource crm) {

        /** Speaks with the shop's database. */
        public JdbcClient jdbc() {
            return JdbcClient.create(database);
        }
    }

    @Bean
    Shop shop() {
        var database = TestDatabase.empty();
        SampleShop.create(database, 60);
        var crm = TestDatabase.empty();
        SampleShop.createCrm(crm, 60);
        return new Shop(database, crm);
    }

    @Bean
    DataProperties dataProperties(Shop shop) {
        return new DataProperties(
                "classpath:data-map/",
                Map.of(
                        "shop",
                        source(shop.database(), SampleShop.USER),
                        "crm",
                        source(shop.crm(), SampleShop.CRM_USER)));
    }

    @Bean
    KeptDataProperties keptDataProperties() {
        return new KeptDataProperties("NDMyMTA5ODc2NTQzMjEwOTg3NjU0MzIxMDk4NzY1NDM=", Duration.ofDays(7));
    }

    /** The connection settings of a test database whose owner the workers are. */
    public static DataProperties.Source source(DataSource database) {
        return source(database, TestDatabase.OWNER);
    }

    /** The connection settings of a test database for a role. */
    public static DataProperties.Source source(DataSource database, String user) {
        var url = ((PGSimpleDataSource) database).getUrl();
        return new DataProperties.Source(
                url, user, "", 4, Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMinutes(1));
    }
}
