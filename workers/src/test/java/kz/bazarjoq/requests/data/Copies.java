package kz.bazarjoq.requests.data;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import kz.bazarjoq.requests.TestDatabase;
import kz.bazarjoq.requests.data.FaultContext.Databases;
import kz.bazarjoq.requests.local.SampleShop;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The databases of the product and of the sources, with a request in the one and a sample shop in the others; they can be copied. */
record Copies(DataSource product, DataSource shop, DataSource crm) {

    /** What differs between two runs that do the same. */
    private static final String VOLATILE =
            "array['hold_id', 'suppression_id', 'entry', 'content', 'position', 'hash', 'result']";

    static Copies of(int customers) {
        var product = TestDatabase.migrated();
        JdbcClient.create(product)
                .sql(
                        "insert into requests.request (id, number, channel, language, received_at) values (:id, 'PDR-2026-000001', 'email', 'ru', :at)")
                .param("id", Act.REQUEST.value())
                .param("at", OffsetDateTime.of(2026, 3, 19, 5, 0, 0, 0, ZoneOffset.UTC))
                .update();
        var shop = TestDatabase.empty();
        SampleShop.create(shop, customers);
        var crm = TestDatabase.empty();
        SampleShop.createCrm(crm, customers);
        return new Copies(product, shop, crm);
    }

    Copies copy() {
        return new Copies(TestDatabase.copy(product), TestDatabase.copy(shop), TestDatabase.copy(crm));
    }

    void drop() {
        List.of(product, shop, crm).forEach(TestDatabase::drop);
    }

    Databases databases() {
        return new Databases(url(product), url(shop), url(crm));
    }

    Databases counted() {
        return new Databases(
                CountedDriver.url(url(product)), CountedDriver.url(url(shop)), CountedDriver.url(url(crm)));
    }

    private static String url(DataSource database) {
        var url = ((PGSimpleDataSource) database).getUrl();
        var query = url.indexOf('?');
        return (query < 0 ? url : url.substring(0, query)) + "?logServerErrorDetail=false";
    }

    /** All rows of all tables. */
    Map<String, List<String>> everything() {
        var rows = new TreeMap<String, List<String>>();
        Map.of("requests", product, "shop", shop, "crm", crm).forEach((name, database) -> {
            var jdbc = JdbcClient.create(database);
            jdbc.sql(
                            """
                            select table_schema || '.' || table_name from information_schema.tables
                            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                                  and table_name <> 'flyway_schema_history'""")
                    .query(String.class)
                    .list()
                    .forEach(table -> rows.put(
                            table,
                            jdbc.sql("select cast(to_jsonb(t) - %s as text) from %s t order by 1"
                                            .formatted(VOLATILE, table))
                                    .query(String.class)
                                    .list()));
        });
        return rows;
    }
}
