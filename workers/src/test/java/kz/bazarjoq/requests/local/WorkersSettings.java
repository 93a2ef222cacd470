package kz.bazarjoq.requests.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** What the workers must know of a platform to run on it; their passwords are for local runs alone. */
record WorkersSettings(Platform platform, int port) {

    private static final int KEY_BYTES = 32;
    private static final int LEAST_BCRYPT_STRENGTH = 4;

    Map<String, String> properties() {
        var properties = new TreeMap<String, String>();
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", String.valueOf(port));
        properties.put("bazarjoq.base-url", "http://localhost:" + port);
        properties.put("logging.config", "classpath:local-platform/logback.xml");
        properties.put("spring.main.banner-mode", "off");
        database(properties);
        engine(properties);
        mail(properties);
        staff(properties);
        return properties;
    }

    private void database(Map<String, String> properties) {
        var postgres = platform.postgres();
        properties.put("spring.datasource.url", postgres.jdbcUrl("requests"));
        properties.put("spring.datasource.username", PostgresPart.WORKERS);
        properties.put("spring.flyway.user", PostgresPart.OWNER);
        properties.put("bazarjoq.data.sources.shop.url", postgres.jdbcUrl("shop"));
        properties.put("bazarjoq.data.sources.shop.username", SampleShop.USER);
        properties.put("bazarjoq.data.sources.crm.url", postgres.jdbcUrl("crm"));
        properties.put("bazarjoq.data.sources.crm.username", SampleShop.CRM_USER);
        properties.put("bazarjoq.identity.code-key", key(platform.state().data("workers"), "code-key"));
        properties.put("bazarjoq.data.recipients.hosting.url", platform.ports().url(Service.MAIL_PAGE) + "/recipient");
        properties.put(
                "bazarjoq.data.recipients.hosting.key", key(platform.state().data("workers"), "hosting-key"));
        properties.put("bazarjoq.data.key", key(platform.state().data("workers"), "data-key"));
    }

    private void engine(Map<String, String> properties) {
        var camunda = platform.camunda();
        properties.put("camunda.client.grpc-address", camunda.grpcAddress());
        properties.put("camunda.client.rest-address", camunda.restAddress());
        properties.put("bazarjoq.casework.tasklist-url", camunda.restAddress() + "/tasklist");
        properties.put("bazarjoq.casework.operate-url", camunda.restAddress() + "/operate");
    }

    private void mail(Map<String, String> properties) {
        var mail = platform.mail();
        var mailbox = "bazarjoq.correspondence.mailbox.";
        properties.put("spring.mail.host", "localhost");
        properties.put("spring.mail.port", String.valueOf(mail.smtpPort()));
        properties.put(mailbox + "host", "localhost");
        properties.put(mailbox + "port", String.valueOf(mail.imapPort()));
        properties.put(mailbox + "protocol", "imap");
        properties.put(mailbox + "username", MailPart.SHOP);
        properties.put(mailbox + "password", MailPart.PASSWORD);
        properties.put(mailbox + "poll-interval", "1s");
    }

    private static void staff(Map<String, String> properties) {
        var encoder = new BCryptPasswordEncoder(LEAST_BCRYPT_STRENGTH);
        var roles = List.of(Map.entry("support", "support"), Map.entry("officer", "privacy-officer"));
        for (var index = 0; index < roles.size(); index++) {
            var name = roles.get(index).getKey();
            var member = "bazarjoq.casework.staff[%d].".formatted(index);
            properties.put(member + "name", name);
            properties.put(member + "password", "{bcrypt}" + encoder.encode(name));
            properties.put(member + "roles", roles.get(index).getValue());
        }
    }

    /** A key is kept with the data, so that what was made before a restart is good after it. */
    private static String key(Path directory, String name) {
        var file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                var key = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(key);
                Files.writeString(file, Base64.getEncoder().encodeToString(key));
            }
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("The %s can't be kept in %s".formatted(name, directory), failure);
        }
    }
}
