package kz.bazarjoq.requests.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.Yaml;

/** The settings that are mounted into Camunda, against its documentation and against the models. */
class CamundaSettingsTests {

    private static final Path FILE = Path.of("deploy/camunda/application.yaml");
    private static final Pattern GROUPS = Pattern.compile("candidateGroups=\"([^\"=]+)\"");

    private static EnumerablePropertySource<?> settings;

    @BeforeAll
    static void read() throws IOException {
        settings = (EnumerablePropertySource<?>) new YamlPropertySourceLoader()
                .load("camunda", new FileSystemResource(FILE))
                .getFirst();
    }

    @Test
    void everySettingIsOneThatTheDocumentationNames() {
        assertThat(settings.getPropertyNames()).isNotEmpty().allSatisfy(name -> assertThat(
                        Documented.isCamundaSetting(name.replaceAll("\\[(\\d+)]", ".$1")))
                .as(name)
                .isTrue());
    }

    @Test
    void nobodyGetsInWithoutAPassword() {
        assertThat(settings.getProperty("camunda.security.authentication.method"))
                .isEqualTo("basic");
        assertThat(settings.getProperty("camunda.security.authentication.unprotected-api"))
                .isEqualTo(false);
        assertThat(settings.getProperty("camunda.security.authorizations.enabled"))
                .isEqualTo(true);
        assertThat(settings.getPropertyNames())
                .filteredOn(name -> name.endsWith("password"))
                .hasSize(5)
                .allSatisfy(name -> assertThat(String.valueOf(settings.getProperty(name)))
                        .as(name)
                        .matches("\\$\\{[A-Z_]+}"));
    }

    @Test
    void storesInPostgresqlAndOnItsVolume() {
        assertThat(settings.getProperty("camunda.data.secondary-storage.type")).isEqualTo("rdbms");
        assertThat(settings.getProperty("camunda.data.secondary-storage.rdbms.url"))
                .isEqualTo("jdbc:postgresql://postgres:%s/camunda"
                        .formatted(Documented.image("postgres").get("port")));
        assertThat(settings.getProperty("camunda.data.primary-storage.directory"))
                .isEqualTo(Documented.image("camunda/camunda").get("data"));
    }

    @Test
    void readsTheVariablesThatTheContainerHas() {
        var read = Compose.VARIABLE
                .matcher(Compose.read(FILE))
                .results()
                .map(match -> match.group(1))
                .toList();
        var given = new TreeSet<>(
                Compose.withSampleValues().service("camunda").environment().keySet());

        assertThat(given).containsAll(read);
        given.removeAll(read);
        given.removeAll(Documented.strings("camundaVariables"));
        assertThat(given).as("what Camunda might take for a setting of its own").containsExactly("JAVA_TOOL_OPTIONS");
    }

    @Test
    void grantsOnlyWhatExistsToThoseWhoExist() {
        for (var authorization : entries("authorizations")) {
            var owners = "USER".equals(authorization.get("ownerType")) ? names("users", "username") : groupIds();

            assertThat(owners).contains(String.valueOf(authorization.get("ownerId")));
            assertThat(Documented.permissions(String.valueOf(authorization.get("resourceType"))))
                    .containsAll(Compose.list(authorization, "permissions").stream()
                            .map(String::valueOf)
                            .toList());
            if ("COMPONENT".equals(authorization.get("resourceType"))) {
                assertThat(Documented.strings("components")).contains(String.valueOf(authorization.get("resourceId")));
            }
        }
        assertThat(Documented.strings("roles"))
                .containsAll(Compose.map(initialization(), "default-roles").keySet());
    }

    @Test
    void theWorkersMayDoWhatTheyDoAndSignInAsTheirUser() {
        var granted = entries("authorizations").stream()
                .filter(authorization -> "workers".equals(authorization.get("ownerId")))
                .flatMap(authorization -> Compose.list(authorization, "permissions").stream()
                        .map(permission -> authorization.get("resourceType") + " " + permission));

        assertThat(granted)
                .containsExactlyInAnyOrder(
                        "RESOURCE CREATE",
                        "MESSAGE CREATE",
                        "DECISION_DEFINITION CREATE_DECISION_INSTANCE",
                        "PROCESS_DEFINITION CREATE_PROCESS_INSTANCE",
                        "PROCESS_DEFINITION UPDATE_PROCESS_INSTANCE",
                        "PROCESS_DEFINITION READ_PROCESS_INSTANCE",
                        "PROCESS_DEFINITION READ_USER_TASK",
                        "PROCESS_DEFINITION UPDATE_USER_TASK");
        assertThat(names("users", "username"))
                .contains(Compose.withSampleValues()
                        .service("workers")
                        .environment()
                        .get("CAMUNDA_CLIENT_AUTH_USERNAME"));
    }

    @Test
    void hasTheGroupsThatTheModelsName() throws IOException {
        try (var models = Files.walk(Path.of("processes"))) {
            var named = models.filter(file -> file.toString().endsWith(".bpmn"))
                    .flatMap(file -> GROUPS.matcher(Compose.read(file)).results())
                    .map(CamundaSettingsTests::group)
                    .flatMap(groups -> Stream.of(groups.split(",", -1)))
                    .map(String::trim)
                    .toList();

            assertThat(named).isNotEmpty();
            assertThat(groupIds()).containsAll(named);
        }
    }

    @Test
    void everyMemberOfAGroupIsAUser() {
        var members = new ArrayList<Object>();
        entries("groups").forEach(group -> members.addAll(Compose.list(group, "users")));

        assertThat(members).isNotEmpty();
        assertThat(names("users", "username"))
                .containsAll(members.stream().map(String::valueOf).toList());
    }

    private static String group(MatchResult match) {
        return match.group(1);
    }

    private static List<String> groupIds() {
        return names("groups", "groupId");
    }

    private static List<String> names(String of, String key) {
        return entries(of).stream().map(entry -> String.valueOf(entry.get(key))).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> entries(String of) {
        return Compose.list(initialization(), of).stream()
                .map(entry -> (Map<String, Object>) entry)
                .toList();
    }

    private static Map<String, Object> initialization() {
        Map<String, Object> content = new Yaml().load(Compose.read(FILE));
        return Compose.map(Compose.map(Compose.map(content, "camunda"), "security"), "initialization");
    }
}
