package kz.bazarjoq.requests.correspondence;

/** The mail server refuses the recipient's address for good; trying again later is in vain. */
final class AddressRefusedException extends LetterNotSentException {

    private static final long serialVersionUID = 1L;

    AddressRefusedException(String template, String report) {
        super(template, report);
    }
}
