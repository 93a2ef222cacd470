package kz.bazarjoq.requests.casework;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Map;
import javax.sql.DataSource;
import kz.bazarjoq.requests.RequestsApplication;
import kz.bazarjoq.requests.SampleShopConfiguration;
import kz.bazarjoq.requests.SettableClock;
import kz.bazarjoq.requests.TestDatabase;
import kz.bazarjoq.requests.local.SampleShop;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The whole application on a real database, with the engine out of reach: the pages have to work then too. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {RequestsApplication.class, CaseworkTest.Parts.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.flyway.user=postgres",
            "camunda.client.grpc-address=http://localhost:1",
            "camunda.client.rest-address=http://localhost:1",
            "camunda.client.worker.defaults.enabled=false",
            "bazarjoq.identity.code-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "bazarjoq.data.key=NDMyMTA5ODc2NTQzMjEwOTg3NjU0MzIxMDk4NzY1NDM=",
            "bazarjoq.data.restrictions.token=token-of-the-shop",
            "bazarjoq.casework.tasklist-url=https://tasks.example/tasklist",
            "bazarjoq.casework.staff[0].name=aigerim",
            "bazarjoq.casework.staff[0].password={noop}support-password",
            "bazarjoq.casework.staff[0].roles=support",
            "bazarjoq.casework.staff[1].name=daniyar",
            "bazarjoq.casework.staff[1].password={noop}officer-password",
            "bazarjoq.casework.staff[1].roles=privacy-officer",
        })
@AutoConfigureMockMvc
@interface CaseworkTest {

    /** What stands in for the surroundings of the application. */
    @TestConfiguration(proxyBeanMethods = false)
    class Parts {

        @Bean
        DataSource dataSource() {
            var database = (PGSimpleDataSource) TestDatabase.migrated();
            database.setUser(TestDatabase.ROLE);
            return database;
        }

        @Bean
        DynamicPropertyRegistrar shop() {
            var shop = TestDatabase.empty();
            SampleShop.create(shop, 60);
            SampleShop.createCrm(shop, 60);
            return properties -> Map.of("shop", SampleShop.USER, "crm", SampleShop.CRM_USER)
                    .forEach((name, user) -> {
                        var source = SampleShopConfiguration.source(shop, user);
                        properties.add("bazarjoq.data.sources.%s.url".formatted(name), source::url);
                        properties.add("bazarjoq.data.sources.%s.username".formatted(name), source::username);
                        properties.add("bazarjoq.data.sources.%s.password".formatted(name), source::password);
                    });
        }

        @Bean
        @Primary
        SettableClock testClock() {
            return new SettableClock();
        }
    }
}
