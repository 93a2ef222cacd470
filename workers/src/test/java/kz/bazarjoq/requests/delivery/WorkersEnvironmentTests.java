package kz.bazarjoq.requests.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What Compose tells the workers, against the settings that they have. */
class WorkersEnvironmentTests {

    private static final Map<String, String> ENVIRONMENT =
            Compose.withSampleValues().service("workers").environment();

    static Stream<String> variables() {
        return ENVIRONMENT.keySet().stream();
    }

    static Stream<Class<?>> ownTypes() {
        return KnownSettings.ownTypes();
    }

    @ParameterizedTest
    @MethodSource("variables")
    void everyVariableIsASettingThatExists(String variable) {
        var known = new KnownSettings().has(variable)
                || ApplicationSettings.read().variables().contains(variable);

        assertThat(known)
                .as("%s is neither named in application.yaml nor a setting of ours or of a library", variable)
                .isTrue();
    }

    @Test
    void whatTheApplicationAsksForByNameIsGiven() {
        assertThat(ENVIRONMENT.keySet()).containsAll(ApplicationSettings.read().variables());
    }

    @Test
    void everySettingOfOursInApplicationYamlExists() {
        var known = new KnownSettings();

        assertThat(ApplicationSettings.read().names())
                .filteredOn(name -> name.startsWith("bazarjoq."))
                .isNotEmpty()
                .allMatch(name -> known.has(KnownSettings.variable(name)) || isAskedFor(name));
    }

    @ParameterizedTest
    @MethodSource("ownTypes")
    void ourSettingsCanBeBound(Class<?> type) {
        var prefix = type.getAnnotation(ConfigurationProperties.class).value();

        assertThat((Object) binder().bindOrCreate(prefix, Bindable.of(type))).isNotNull();
    }

    @Test
    void theSettingsAreWhatComposeSays() {
        var bound = binder();

        assertThat(List.of(
                        value(bound, "spring.datasource.url"),
                        value(bound, "spring.mail.host"),
                        value(bound, "spring.mail.port"),
                        value(bound, "camunda.client.grpc-address"),
                        value(bound, "camunda.client.auth.method"),
                        value(bound, "bazarjoq.data.sources.shop.username")))
                .containsExactly(
                        "jdbc:postgresql://postgres:5432/requests?logServerErrorDetail=false",
                        "mail",
                        Documented.port("greenmail/standalone", "smtp"),
                        "http://camunda:" + Documented.port("camunda/camunda", "grpc"),
                        "basic",
                        "requests_shop");
        assertThat(bound.bind("spring.mail.properties", Bindable.mapOf(String.class, String.class))
                        .get())
                .containsEntry("mail.smtp.starttls.enable", "false")
                .containsEntry("mail.smtp.starttls.required", "false");
    }

    /** Whether a class asks for the setting by its name. */
    private static boolean isAskedFor(String name) {
        try (var sources = Files.walk(Path.of("workers/src/main/java"))) {
            return sources.filter(Files::isRegularFile)
                    .anyMatch(source -> Compose.read(source).contains("${" + name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String value(Binder binder, String name) {
        return binder.bind(name, String.class).get();
    }

    private static Binder binder() {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(ENVIRONMENT)));
        sources.addLast(ApplicationSettings.read().source());
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment);
    }
}
