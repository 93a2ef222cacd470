package kz.bazarjoq.requests.data;

/** The key that personal data are encrypted with is missing or too weak. */
class InvalidDataKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String REMEDY = "Set it to 32 random bytes or more in Base64, such as the output of"
            + " \"openssl rand -base64 32\", and keep it secret";

    /** Says what is wrong with the key, without the key. */
    InvalidDataKeyException(String problem) {
        super("bazarjoq.data.key " + problem);
    }
}
