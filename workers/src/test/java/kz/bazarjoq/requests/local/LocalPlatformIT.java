package kz.bazarjoq.requests.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeUtility;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One local run after the other in the same folder, as on a person's machine. */
@TestMethodOrder(OrderAnnotation.class)
class LocalPlatformIT {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final int MOST_MEGABYTES = 3_500;

    private static final Ports PORTS = Ports.free();
    private static StateDirectory state;

    @BeforeAll
    static void makeFolder() throws Exception {
        var target = Files.createDirectories(Path.of("target", "local-runs").toAbsolutePath());
        state = new StateDirectory(Files.createTempDirectory(target, "run-"));
    }

    @Test
    @Order(1)
    void startsEverythingTakesTheSampleLetterAndEndsWithItsParent() throws Exception {
        try (var run = new LocalRun(state, PORTS)) {
            run.awaitReady();

            assertThat(run.output())
                    .contains("Tasklist", "Operate", "Case pages", "Mail", "demo / demo", "support / support");
            assertThat(megabytes(run.output())).isBetween(500, MOST_MEGABYTES);
            var customer = senders().getFirst();
            await("the acknowledgement in the customer's mailbox")
                    .atMost(A_MINUTE)
                    .untilAsserted(() ->
                            assertThat(headers(customer, "Subject")).anyMatch(subject -> subject.contains("PDR-")));

            var processes = run.processes();
            run.killParent();

            assertThat(processes).hasSizeGreaterThan(5);
            LocalRun.awaitEndOf(processes);
        }
    }

    @Test
    @Order(2)
    void goesOnWhereItWasAndLeavesNothingBehindWhenItCrashes() throws Exception {
        try (var run = new LocalRun(state, PORTS)) {
            run.awaitReady();

            assertThat(senders()).hasSize(2).doesNotHaveDuplicates();
            await("yesterday's request and today's").atMost(A_MINUTE).until(() -> numberOfRequests() == 2);

            var processes = run.processes();
            run.platform().destroyForcibly();

            LocalRun.awaitEndOf(processes);
        }
    }

    @Test
    @Order(3)
    void namesTheLogOfAPartThatDiesAndStopsTheRest() throws Exception {
        var broken = new StateDirectory(state.root().resolveSibling(state.root().getFileName() + "-broken"));
        Files.writeString(broken.data("opensearch").resolve("node_1"), "no folder");

        try (var run = new LocalRun(broken, Ports.free())) {
            assertThat(run.awaitExit()).isEqualTo(1);

            assertThat(run.output())
                    .contains("OpenSearch has ended while it was starting")
                    .contains(broken.log("opensearch").toString())
                    .contains("Stopped");
            assertThat(new PostgresPart(broken, PORTS).process()).isEmpty();
        }
    }

    private static int megabytes(String output) {
        var found = Pattern.compile("(\\d+) MB resident").matcher(output);
        assertThat(found.find()).as(output).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private static long numberOfRequests() {
        return JdbcClient.create(new PostgresPart(state, PORTS).dataSource("requests"))
                .sql("select count(*) from requests.request")
                .query(Long.class)
                .single();
    }

    /** The senders of the letters in the shop's mailbox. */
    private static List<String> senders() throws Exception {
        return headers(MailPart.SHOP, "From");
    }

    private static List<String> headers(String address, String name) throws Exception {
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("localhost", PORTS.of(Service.IMAP), address, MailPart.PASSWORD);
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                var values = new ArrayList<String>();
                for (var message : inbox.getMessages()) {
                    values.add(MimeUtility.decodeText(MimeUtility.unfold(message.getHeader(name)[0])));
                }
                return values;
            }
        }
    }
}
