package kz.bazarjoq.requests.recipients;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The secret links by which organisations confirm. They are derived, so that none is stored and a letter that is tried again has the same. */
@Component
class ConfirmLink {

    private static final String PATH = "/confirm/";

    private final Notices notices;
    private final RecipientProperties properties;
    private final String baseUrl;

    ConfirmLink(
            Notices notices,
            RecipientProperties properties,
            @Value("${bazarjoq.base-url:http://localhost:8081}") String baseUrl) {
        this.notices = notices;
        this.properties = properties;
        this.baseUrl = baseUrl;
    }

    String of(UUID notice) {
        return baseUrl + PATH + notice + "/" + token(notice);
    }

    /** The notice that a link is of; none where nobody was sent such a link. */
    Optional<Notice> notice(String id, String token) {
        try {
            var notice = UUID.fromString(id);
            var right = MessageDigest.isEqual(
                    token(notice).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
            return right ? notices.find(notice) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private String token(UUID notice) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    ("bazarjoq.recipients:" + properties.key()).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(notice.toString().getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
