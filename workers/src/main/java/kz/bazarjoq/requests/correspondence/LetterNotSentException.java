package kz.bazarjoq.requests.correspondence;

/** The mail server didn't take a letter; it stays in the outbox and trying again later is right. */
sealed class LetterNotSentException extends RuntimeException permits AddressRefusedException {

    private static final long serialVersionUID = 1L;

    /** Says what failed without the cause's own message, which can hold the recipient's address. */
    LetterNotSentException(String template, String report) {
        super("The mail server didn't take the letter %s: %s".formatted(template, report));
    }
}
