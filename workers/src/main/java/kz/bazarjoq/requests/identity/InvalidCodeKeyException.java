package kz.bazarjoq.requests.identity;

/** The key that codes are derived from is missing or too weak. */
class InvalidCodeKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String REMEDY = "Set it to 32 random bytes or more in Base64, such as the output of"
            + " \"openssl rand -base64 32\", and keep it secret";

    /** Says what is wrong with the key, without the key. */
    InvalidCodeKeyException(String problem) {
        super("bazarjoq.identity.code-key " + problem);
    }
}
