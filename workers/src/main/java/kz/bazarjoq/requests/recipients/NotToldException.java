package kz.bazarjoq.requests.recipients;

import kz.bazarjoq.requests.engine.DataFree;

/** An organisation couldn't be told; trying again later is right. */
class NotToldException extends RuntimeException implements DataFree {

    private static final long serialVersionUID = 1L;

    /** Names the recipient's code and what happened; not what was to be told. */
    NotToldException(String recipient, String why) {
        super("The recipient %s couldn't be told: %s".formatted(recipient, why));
    }
}
