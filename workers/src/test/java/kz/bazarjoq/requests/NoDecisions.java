package kz.bazarjoq.requests;

import kz.bazarjoq.requests.engine.Decisions;
import org.springframework.context.annotation.Bean;

/** For tests of what asks no table of decisions: whoever asks one fails. */
public class NoDecisions {

    @Bean
    Decisions decisions() {
        return (decision, variables) -> {
            throw new UnsupportedOperationException(decision);
        };
    }
}
