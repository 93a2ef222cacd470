package kz.bazarjoq.requests.correspondence;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;

/** Tells an address that a mail server refuses for good (RFC 5321, 5xx) from all else that keeps a letter from being sent. */
final class RefusedAddress {

    /** The server refuses us, not the address (RFC 3463): a wrong setting, which every letter would fail by. */
    private static final Pattern POLICY = Pattern.compile("\\b5\\.7\\.\\d");

    private RefusedAddress() {}

    static boolean isCauseOf(Exception failure) {
        return failure instanceof MailSendException sending
                && isIn(sending.getFailedMessages().values());
    }

    private static boolean isIn(Collection<Exception> failures) {
        return failures.stream().anyMatch(RefusedAddress::isIn);
    }

    /** Looks through the chain of a failure, which angus mail ends with the answer to the recipient. */
    private static boolean isIn(Exception failure) {
        Set<Exception> seen = new HashSet<>();
        @Nullable Exception next = failure;
        while (next instanceof MessagingException link && seen.add(link)) {
            if (link instanceof SMTPAddressFailedException address && isForGood(address)) {
                return true;
            }
            next = link.getNextException();
        }
        return false;
    }

    private static boolean isForGood(SMTPAddressFailedException answer) {
        return answer.getReturnCode() / 100 == 5
                && !POLICY.matcher(String.valueOf(answer.getMessage())).find();
    }
}
