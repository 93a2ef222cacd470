package kz.bazarjoq.requests.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.DatabaseTestConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({DatabaseTestConfiguration.class, Register.class})
class RegisterTests {

    private static final Instant RECEIVED = Instant.parse("2026-03-19T05:00:00Z");

    @Autowired
    Register register;

    @Test
    void countsTheYearByAlmatyTime() {
        var request = register.open(Channel.EMAIL, Language.RU, Instant.parse("2026-12-31T19:30:00Z"));

        assertThat(request.number().value()).startsWith("PDR-2027-");
    }

    @Test
    void givesEachRequestANumberOfItsOwnWhenManyComeAtOnce() throws Exception {
        Callable<RequestNumber> open =
                () -> register.open(Channel.EMAIL, Language.KK, RECEIVED).number();

        try (var threads = Executors.newFixedThreadPool(8)) {
            var numbers = threads
                    .invokeAll(Stream.generate(() -> open).limit(50).toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .collect(Collectors.toSet());

            assertThat(numbers).hasSize(50);
        }
    }

    @Test
    void closesOnceAndKeepsTheOutcome() {
        var request = register.open(Channel.EMAIL, Language.EN, RECEIVED);

        register.close(request.id(), "fulfilled", Actor.worker("request.close"));
        register.close(request.id(), "fulfilled", Actor.worker("request.close"));

        assertThat(register.get(request.id()).outcome()).isEqualTo("fulfilled");
        assertThat(register.timeline(request.id()))
                .extracting(TimelineEntry::what)
                .containsExactly("request-received", "request-closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> register.close(request.id(), "refused", Actor.worker("request.close")))
                .withMessageContaining("closed with outcome fulfilled");
    }

    @Test
    void findsByNumberWhatWasOpened() {
        var request = register.open(Channel.EMAIL, Language.RU, RECEIVED);

        assertThat(register.find(request.number())).contains(request);
        assertThat(Set.copyOf(register.newest(100))).contains(request);
    }
}
