package kz.bazarjoq.requests.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Seals new evidence, and writes the head of the chain into the log once a day: who keeps the log elsewhere can tell whether the
 * chain was cut or made anew.
 */
@Component
class EvidenceSealer {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceSealer.class);

    private final EvidenceChain chain;
    private final Clock clock;

    private @Nullable LocalDate told;

    EvidenceSealer(EvidenceChain chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${bazarjoq.register.seal-interval:1s}")
    void seal() {
        var goOn = true;
        while (goOn) {
            goOn = chain.sealBatch();
        }
        tellDaily();
    }

    private void tellDaily() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(told)) {
            LOG.info("The chain of evidence ends in {}", chain.head().inWords());
            told = today;
        }
    }
}
