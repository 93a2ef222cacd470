package kz.bazarjoq.requests.recipients;

import kz.bazarjoq.requests.data.DataRecipients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says at the start which recipients can't be called, because nothing is set to sign with: later each call would be an incident. */
@Component
class SigningKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    SigningKeys(DataRecipients recipients, RecipientProperties properties) {
        recipients.called().stream()
                .filter(code -> !properties.hasKey(code))
                .forEach(code -> LOG.warn(
                        "The recipient {} is told by a signed call, and bazarjoq.data.recipients.{}.key isn't set: set it, or tell"
                                + " it by letter in recipients.yaml",
                        code,
                        code));
    }
}
