package kz.bazarjoq.requests;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a test of database code needs beside the beans it tests: a migrated database of its own, transactions, JSON and a
 * clock that the test sets. Use it as {@code @SpringJUnitConfig({DatabaseTestConfiguration.class, Register.class})}. It isn't
 * marked as a configuration, so that the application doesn't find it when it is started from the tests' class path.
 */
@EnableTransactionManagement(proxyTargetClass = true)
public class DatabaseTestConfiguration {

    @Bean
    protected DataSource dataSource() {
        return TestDatabase.migrated();
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactionTemplate(JdbcTransactionManager transactionManager) {
        return new TransactionTemplate(transactionManager);
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
    SettableClock clock() {
        return new SettableClock();
    }
}
