package kz.bazarjoq.requests.recipients;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.bazarjoq.requests.data.DataRecipient;
import kz.bazarjoq.requests.data.DataRecipients;
import kz.bazarjoq.requests.register.Register;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells an organisation by a call: JSON under a key that stays the same however often it is tried, signed by HMAC-SHA256 over time and
 * body, so that it can neither be forged nor be played again.
 */
@Component
class SignedCall {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final RecipientProperties properties;
    private final DataRecipients recipients;
    private final Register register;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    SignedCall(
            RecipientProperties properties,
            DataRecipients recipients,
            Register register,
            JsonMapper json,
            Clock clock) {
        this.properties = properties;
        this.recipients = recipients;
        this.register = register;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Calls.
     *
     * @return whether the answer confirms that the recipient has done the same
     * @throws NotToldException where it can't be reached, or doesn't answer with a status of success; trying again is right
     */
    boolean send(Notice notice, DataRecipient recipient) {
        var called = properties.recipients().get(recipient.code());
        if (called == null || !properties.hasKey(recipient.code())) {
            throw new NotToldException(
                    recipient.code(), "bazarjoq.data.recipients.%s.key isn't set".formatted(recipient.code()));
        }
        var address = called.url() == null ? URI.create(Objects.requireNonNull(recipient.call())) : called.url();
        var body = json.writeValueAsString(content(notice, recipient));
        var at = Long.toString(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", notice.id().toString())
                .header("X-BazarJoq-Timestamp", at)
                .header("X-BazarJoq-Signature", "sha256=" + signature(called.key(), at + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() / 100 != 2) {
                throw new NotToldException(recipient.code(), "it answered " + answer.statusCode());
            }
            return confirms(answer.body());
        } catch (IOException failure) {
            throw new NotToldException(recipient.code(), failure.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotToldException(recipient.code(), "the workers stop");
        }
    }

    /** Names the data and the subject's numbers, no value: what is right now he gets where he gets his data. */
    private Map<String, Object> content(Notice notice, DataRecipient recipient) {
        var content = new LinkedHashMap<String, Object>();
        content.put("id", notice.id().toString());
        content.put("request", register.get(notice.request()).number().value());
        if (recipient.references().isEmpty()) {
            content.put("subject", recipients.subjectNumber(notice.request()));
        } else {
            content.put("references", recipient.references());
        }
        content.put(
                "items",
                notice.items().stream()
                        .map(item -> new CalledItem(item.item(), item.what().code()))
                        .toList());
        return content;
    }

    private record CalledItem(String item, String what) {}

    /** A body of {@code {"confirmed": true}}; anything else is a receipt alone. */
    private boolean confirms(String body) {
        try {
            return json.readTree(body).path("confirmed").asBoolean(false);
        } catch (RuntimeException notJson) {
            return false;
        }
    }

    static String signature(String key, String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
