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
        return method.establishes;
    }

    /** How the subject was found, or his identity established. */
    public enum Method {
        SENDER_ADDRESS(false),
        ADDRESS_IN_LETTER(false),
        PICKED_BY_STAFF(false),
        CODE_TO_ADDRESS_ON_FILE(true),
        DECIDED_BY_STAFF(true);

        private final boolean establishes;

        Method(boolean establishes) {
            this.establishes = establishes;
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
