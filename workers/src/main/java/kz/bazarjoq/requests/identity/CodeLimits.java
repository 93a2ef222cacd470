package kz.bazarjoq.requests.identity;

import java.time.Clock;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/** How many codes may be sent, so that nobody's mailbox is flooded and nobody guesses for long. */
@Component
class CodeLimits {

    private final Challenges challenges;
    private final IdentityProperties properties;
    private final Clock clock;

    CodeLimits(Challenges challenges, IdentityProperties properties, Clock clock) {
        this.challenges = challenges;
        this.properties = properties;
        this.clock = clock;
    }

    boolean reached(RequestId request, String address) {
        var since = clock.instant().minus(properties.window());
        return challenges.sentFor(request, since) >= properties.codesPerRequest()
                || challenges.sentTo(address, since) >= properties.codesPerAddress();
    }
}
