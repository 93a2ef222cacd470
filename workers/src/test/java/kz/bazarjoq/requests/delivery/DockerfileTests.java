package kz.bazarjoq.requests.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DockerfileTests {

    private static final Dockerfile FILE = Dockerfile.read();

    @Test
    void buildsAndRunsOnOneReleaseOfTheJdk() {
        var release = Documented.image("eclipse-temurin").get("tag");

        assertThat(FILE.instructions("FROM"))
                .containsExactly(
                        "eclipse-temurin:%s-jdk-noble AS build".formatted(release),
                        "eclipse-temurin:%s-jre-noble".formatted(release));
    }

    @Test
    void copiesTheLayersFromWhatChangesSeldomToWhatChangesOften() {
        assertThat(FILE.instructions("COPY").stream().filter(copy -> copy.startsWith("--from=build")))
                .containsExactlyElementsOf(Dockerfile.LAYERS.stream()
                        .map(layer -> "--from=build /build/layers/%s/ ./".formatted(layer))
                        .toList());
    }

    @Test
    void isNotRoot() {
        var user = FILE.instruction("USER");

        assertThat(user).matches("\\d+:\\d+").isNotEqualTo("0:0");
    }

    @Test
    void startsWithoutAShellSoThatItHearsTheSignalToStop() {
        assertThat(FILE.words("ENTRYPOINT"))
                .containsExactly("java", "org.springframework.boot.loader.launch.JarLauncher");
    }

    @Test
    void checksItsHealthAsComposeDoes() {
        var inCompose = Compose.withSampleValues().service("workers").healthCheck();

        assertThat(FILE.healthCheck()).isEqualTo(inCompose.subList(1, inCompose.size()));
    }

    @Test
    void listensWhereItIsPublishedAndAsked() {
        var port = ApplicationSettings.read().value("server.port");

        assertThat(FILE.instruction("EXPOSE")).isEqualTo(port);
        assertThat(FILE.healthCheck().getLast()).contains("/" + port + " ").contains("GET /actuator/health/readiness ");
        assertThat(Compose.withSampleValues().service("workers").ports())
                .containsExactly("127.0.0.1:%s:%s".formatted(port, port));
        assertThat(ApplicationSettings.read().names())
                .as("one port for pages and health; another would need its own check")
                .doesNotContain("management.server.port");
    }

    @Test
    void keepsTestsAndSecretsOutOfTheBuild() {
        assertThat(FILE.instructions("COPY"))
                .filteredOn(copy -> copy.startsWith("workers"))
                .containsExactly("workers/src/main workers/src/main");
        assertThat(Compose.read(Path.of(".dockerignore")).lines().filter(line -> !line.startsWith("#")))
                .startsWith("*")
                .contains("workers/src/test")
                .doesNotContain("!.env", "!.git", "!.");
    }

    @Test
    void takesAShareOfTheMemoryItMayHave() {
        assertThat(FILE.environment().get("JAVA_TOOL_OPTIONS")).contains("-XX:MaxRAMPercentage=");
    }

    @Test
    void copiesAllThatTheBuildNeeds() {
        assertThat(FILE.instructions("COPY").stream()
                        .filter(copy -> !copy.startsWith("--from"))
                        .flatMap(copy -> sources(copy).stream()))
                .allSatisfy(source -> assertThat(Path.of(source)).exists())
                .contains("mvnw", "pom.xml", ".mvn", "processes", "workers/src/main");
    }

    private static List<String> sources(String copy) {
        var words = List.of(copy.split(" ", -1));
        return words.subList(0, words.size() - 1);
    }
}
