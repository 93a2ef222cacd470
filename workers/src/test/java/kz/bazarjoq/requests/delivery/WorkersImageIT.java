package kz.bazarjoq.requests.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.delivery.Compose.Mount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Starts the workers as their container does: its files, command and environment, and the databases of its scripts. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkersImageIT {

    private static final Compose COMPOSE = Compose.withSampleValues();
    private static final Duration START = Duration.ofMinutes(2);

    private static final Map<String, String> ENVIRONMENT =
            new HashMap<>(COMPOSE.service("workers").environment());

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;
    private static GreenMail mail;
    private static WorkersImage image;
    private static Process workers;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        var script = new PsqlScript(postgres, COMPOSE.service("postgres").environment(), WorkersImageIT::mounted);
        script.run(Path.of("deploy/postgres/init/10-databases.sql"));
        script.run(Path.of("deploy/postgres/init/20-sample-shop.sql"));
        mail = new GreenMail(new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()});
        mail.setUser("info@bazarjoq.kz", "info@bazarjoq.kz", Compose.SECRET);
        mail.start();
        port = freePort();
        image = WorkersImage.buildIn(folder);
        workers = image.start(environment());
    }

    @AfterAll
    static void stop() throws IOException {
        workers.destroyForcibly();
        mail.stop();
        postgres.close();
    }

    @Test
    @Order(1)
    void startsAndBecomesHealthy() {
        await().atMost(START).until(() -> image.isHealthy(port) || !workers.isAlive());

        assertThat(workers.isAlive()).as(image.log()).isTrue();
    }

    @Test
    @Order(2)
    void tellsNoSecretWhenItStarts() {
        assertThat(image.log()).contains("Started RequestsApplication").doesNotContain(Compose.SECRET);
    }

    @Test
    @Order(3)
    void theWorkersMayChangeTheShopsRowsAndNoMore() {
        var shop = JdbcClient.create(new DriverManagerDataSource(postgres.getJdbcUrl("requests_shop", "shop")));

        assertThat(shop.sql("delete from shop.consent where consent_id = -1").update())
                .isZero();
        assertThatThrownBy(() -> shop.sql("drop table shop.consent").update())
                .rootCause()
                .hasMessageContaining("must be owner");
        assertThatThrownBy(() -> shop.sql("create schema another").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    @Order(3)
    void nobodySeesTheDatabaseOfAnother() {
        for (var url : new String[] {
            postgres.getJdbcUrl("camunda", "requests"),
            postgres.getJdbcUrl("requests", "camunda"),
            postgres.getJdbcUrl("requests_shop", "requests"),
            postgres.getJdbcUrl("requests_shop", "crm"),
            postgres.getJdbcUrl("requests_crm", "shop")
        }) {
            assertThatThrownBy(() -> JdbcClient.create(new DriverManagerDataSource(url))
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .as(url)
                    .rootCause()
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    @Order(4)
    void verifiesTheEvidenceAndTellsByItsExitCodeWhetherItIsSound() throws IOException, InterruptedException {
        var requests = JdbcClient.create(
                new DriverManagerDataSource(postgres.getJdbcUrl("postgres", "requests") + "&currentSchema=requests"));
        assertThat(image.run(ENVIRONMENT, "--verify-evidence")).as(image.said()).isZero();
        assertThat(image.said()).contains("All 0 entries are sound");

        requests.sql(
                        """
                        begin;
                        insert into request (id, number, channel, language, received_at)
                        values (gen_random_uuid(), 'PDR-2026-000001', 'email', 'kk', now());
                        insert into timeline_entry (request_id, at, actor_kind, actor, what, detail)
                        select id, now() - interval '1 day', 'WORKER', 'data.destroy', 'data-destroyed', '' from request;
                        delete from evidence_unsealed;
                        commit""")
                .update();

        assertThat(image.run(ENVIRONMENT, "--verify-evidence")).as(image.said()).isEqualTo(1);
        assertThat(image.said()).contains("Entry 1 of PDR-2026-000001 was never sealed", "The evidence isn't sound");
    }

    @Test
    @Order(4)
    void hasTheLayersThatTheDockerfileCopies() throws IOException {
        assertThat(image.layers()).containsExactlyInAnyOrderElementsOf(Dockerfile.LAYERS);
        assertThat(image.files())
                .contains("org/springframework/boot/loader/launch/JarLauncher.class")
                .contains("BOOT-INF/classes/processes/personal-data-request/personal-data-request.bpmn");
    }

    @Test
    @Order(4)
    void hasNothingThatServesTestsAlone() throws IOException {
        var dependency = Pattern.compile(
                "<artifactId>([^<]+)</artifactId>(?:(?!</dependency>).)*<scope>(?:test|provided)</scope>",
                Pattern.DOTALL);
        var forTests = dependency
                .matcher(Compose.read(Path.of("pom.xml")).replaceAll("(?s)<exclusions>.*?</exclusions>", ""))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(forTests).contains("greenmail", "playwright", "zeebe-exporter-api");
        assertThat(image.files())
                .noneMatch(file ->
                        forTests.stream().anyMatch(test -> file.matches(".*/lib/" + Pattern.quote(test) + "-\\d.*")))
                .noneMatch(file -> file.contains("/requests/local/") || file.contains("sample-shop"));
    }

    @Test
    @Order(5)
    void stopsWhenToldTo() throws InterruptedException {
        workers.destroy();

        assertThat(workers.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(image.log()).contains("Graceful shutdown complete");
    }

    /** What Compose gives the workers, with the addresses of the parts that run here. */
    private static Map<String, String> environment() throws IOException {
        replace("BAZARJOQ_DATABASE_URL", "jdbc:postgresql://localhost:%d/requests".formatted(postgres.getPort()));
        replace("BAZARJOQ_SHOP_URL", "jdbc:postgresql://localhost:%d/shop".formatted(postgres.getPort()));
        replace("BAZARJOQ_DATA_SOURCES_CRM_URL", "jdbc:postgresql://localhost:%d/crm".formatted(postgres.getPort()));
        replace("BAZARJOQ_SMTP_HOST", "localhost");
        replace("BAZARJOQ_SMTP_PORT", String.valueOf(mail.getSmtp().getPort()));
        replace("BAZARJOQ_CORRESPONDENCE_MAILBOX_HOST", "localhost");
        replace(
                "BAZARJOQ_CORRESPONDENCE_MAILBOX_PORT",
                String.valueOf(mail.getImap().getPort()));
        // Nobody listens there: the workers start all the same and wait for the engine.
        replace("CAMUNDA_GRPC_ADDRESS", "http://localhost:" + freePort());
        replace("CAMUNDA_REST_ADDRESS", "http://localhost:" + freePort());
        ENVIRONMENT.put("SERVER_PORT", String.valueOf(port));
        return ENVIRONMENT;
    }

    private static void replace(String variable, String value) {
        assertThat(ENVIRONMENT.replace(variable, value)).as(variable).isNotNull();
    }

    private static Path mounted(Path inContainer) {
        return COMPOSE.service("postgres").mounts().stream()
                .filter(mount -> mount.target().equals(inContainer.toString()))
                .map(Mount::source)
                .map(Path::of)
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
