package kz.bazarjoq.requests.identity;

import java.time.Instant;
import java.util.Locale;
import kz.bazarjoq.requests.data.SubjectRef;

/**
 * Whose data a request is about.
 *
 * @param by the sign-in name of the staff member, or the job type
 */
public record RequestSubject(SubjectRef ref, Method method, String by, Instant at) {

    /** Whether it is sure. */
    public boolean isEstablished() {
        return method.assurance == Assurance.SUBSTANTIAL;
    }

    /** How sure it is that the subject wrote; which right it is enough for is asked of {@code identity-assurance.dmn}. */
    enum Assurance {
        NONE,
        LOW,
        SUBSTANTIAL;

        /** As variables carry it: {@code substantial}. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the subject was found, or his identity established. */
    public enum Method {
        SENDER_ADDRESS(Assurance.LOW),
        ADDRESS_IN_LETTER(Assurance.NONE),
        PICKED_BY_STAFF(Assurance.NONE),
        CODE_TO_ADDRESS_ON_FILE(Assurance.SUBSTANTIAL),
        DECIDED_BY_STAFF(Assurance.SUBSTANTIAL);

        private final Assurance assurance;

        Method(Assurance assurance) {
            this.assurance = assurance;
        }

        Assurance assurance() {
            return assurance;
        }

        /** As variables and the timeline carry it: {@code code-to-address-on-file}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Method ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
