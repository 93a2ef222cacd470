package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person with more than a hundred thousand rows, in a process with little memory. */
class ManyRowsFaults {

    @Test
    void destroysThemInLittleMemory() throws IOException, InterruptedException {
        var copies = Copies.of(60);
        var shop = JdbcClient.create(copies.shop());
        for (var rows : new String[] {
            """
            insert into orders select 9000000 + n, 1, null, null, 'Айгерим', '+77015550101', 'Абая, ' || n, repeat('қ', 200),
                case when n % 2 = 0 then timestamptz '2026-01-01' else timestamptz '2015-01-01' end, 'cancelled', n, null, null
            from generate_series(1, 25000) n""",
            "insert into order_item select order_id, line, 'A', repeat('т', 1000), 1, 1 from orders, generate_series(1, 2) line where order_id > 9000000",
            "insert into payment select order_id, order_id, 'cash', null, null, 'a@b.kz', 1, placed_at from orders where order_id > 9000000",
            "insert into support_message select 9000000 + n, 1, 'web', 'Айгерим', null, 'Вопрос', repeat('ә', 2000), now(), null from generate_series(1, 25000) n"
        }) {
            shop.sql("set search_path = shop; " + rows + "; reset search_path").update();
        }
        shop.sql("analyze").update();
        var databases = copies.databases();

        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapWorker.class.getName(),
                        databases.product(),
                        databases.shop(),
                        databases.crm())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(shop.sql("select count(*) from shop.orders where order_id > 9000000 and recipient_name <> '-'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(shop.sql("select count(*) from personal_data_shop.vault where table_name = 'order_item'")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(25_000);
        assertThat(shop.sql("select count(*) from shop.support_message where customer_id = 1 and body <> '-'")
                        .query(Long.class)
                        .single())
                .isZero();
        copies.drop();
    }
}
