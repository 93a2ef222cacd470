package kz.bazarjoq.requests.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RequestNumberTests {

    @Test
    void padsTheSequenceToSixDigits() {
        assertThat(RequestNumber.of(2026, 123)).hasToString("PDR-2026-000123");
    }

    @Test
    void findsEachNumberQuotedInASubjectOnce() {
        var subject = "Re: [PDR-2026-000123] Fwd: [PDR-2026-000123], PDR-2026-000124";

        assertThat(RequestNumber.findIn(subject))
                .containsExactly(RequestNumber.of(2026, 123), RequestNumber.of(2026, 124));
    }

    @Test
    void takesNoLongerRunOfDigitsForANumber() {
        assertThat(RequestNumber.findIn("PDR-2026-0001234, XPDR-2026-000123")).isEmpty();
    }

    @Test
    void namesTheFormWhenTheTextIsAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestNumber("123"))
                .withMessageContaining("PDR-2026-000123");
    }
}
