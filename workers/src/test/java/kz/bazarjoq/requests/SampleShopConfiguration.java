package kz.bazarjoq.requests;

import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import kz.bazarjoq.requests.data.DataProperties;
import kz.bazarjoq.requests.local.SampleShop;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sample shop of its own for a test, set as the source {@code shop} of the data map. */
public class SampleShopConfiguration {

    /** The shop's database, for a test that changes what the shop holds. */
    public record Shop(DataSource database) {

        /** Speaks with the shop's database. */
        public JdbcClient jdbc() {
            return JdbcClient.create(database);
        }
    }

    @Bean
    Shop shop() {
        var database = TestDatabase.empty();
        SampleShop.create(database, 60);
        return new Shop(database);
    }

    @Bean
    DataProperties dataProperties(Shop shop) {
        return new DataProperties("classpath:data-map/", Map.of("shop", source(shop.database())));
    }

    /** The connection settings of a test database. */
    public static DataProperties.Source source(DataSource database) {
        var url = ((PGSimpleDataSource) database).getUrl();
        return new DataProperties.Source(url, "postgres", "", 4, Duration.ofSeconds(2), Duration.ofSeconds(10));
    }
}
