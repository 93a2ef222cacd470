package kz.bazarjoq.requests.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bazarjoq.requests.DatabaseTestConfiguration;
import kz.bazarjoq.requests.MailServer;
import kz.bazarjoq.requests.NoDecisions;
import kz.bazarjoq.requests.SampleShopConfiguration;
import kz.bazarjoq.requests.correspondence.Letters;
import kz.bazarjoq.requests.data.Subjects;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.engine.EngineMessages;
import kz.bazarjoq.requests.engine.ProcessesProperties;
import kz.bazarjoq.requests.engine.Right;
import kz.bazarjoq.requests.engine.RightsCatalogue;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Controller;

/** Identification with all that it stands on: database, sample shop, mail server. The engine is the test itself.
 * It isn't marked as a configuration, so that the application doesn't find it when it is started from the tests' class path. */
@Import({
    DatabaseTestConfiguration.class,
    NoDecisions.class,
    SampleShopConfiguration.class,
    Register.class,
    Effects.class,
    EngineMessages.class
})
@EnableConfigurationProperties(ProcessesProperties.class)
@ConfigurationPropertiesScan(basePackageClasses = {Letters.class, Identification.class})
@ComponentScan(
        basePackageClasses = {Letters.class, Subjects.class, Identification.class},
        excludeFilters = {
            @ComponentScan.Filter(Controller.class),
            @ComponentScan.Filter(Configuration.class),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests.*")
        })
class IdentityParts {

    @Bean
    Texts texts() {
        return new Texts();
    }

    @Bean
    MailServer mailServer() {
        return new MailServer();
    }

    @Bean
    JavaMailSenderImpl sender(MailServer server) {
        return server.sender();
    }

    @Bean
    RightsCatalogue rights() {
        return () -> List.of(new Right("confirm-processing", Map.of("ru", "Подтвердить обработку"), "§6(1)"));
    }

    /** What the first letters say. */
    static class Texts implements FirstLetter {

        final Map<RequestId, String> byRequest = new HashMap<>();

        @Override
        public Optional<String> textOf(RequestId request) {
            return Optional.ofNullable(byRequest.get(request));
        }
    }
}
