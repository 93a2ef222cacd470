package kz.bazarjoq.requests.correspondence;

import java.util.Locale;

/** Whom a letter goes to, as the task header {@code to} names it. */
public enum Recipient {
    /** The address that the first letter came from; such a letter tells nothing about the subject. */
    SENDER,
    /** The address on file of the subject that the request is about. */
    SUBJECT,
    /** The established subject; while there is none, the sender. Such a letter tells nothing that the author didn't write. */
    AUTHOR,
    /** The support staff. */
    SUPPORT,
    /** The privacy officer. */
    PRIVACY_OFFICER;

    /** The header's value: {@code sender}, {@code subject}, {@code author}, {@code support} or {@code privacy-officer}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads the header's value.
     *
     * @throws IllegalArgumentException for any other value, naming it
     */
    public static Recipient ofCode(String code) {
        for (var recipient : values()) {
            if (recipient.code().equals(code)) {
                return recipient;
            }
        }
        throw new IllegalArgumentException(
                "The task header \"to\" is sender, subject, author, support or privacy-officer, not "
                        + (code.isEmpty() ? "missing" : code));
    }

    boolean isStaff() {
        return this == SUPPORT || this == PRIVACY_OFFICER;
    }
}
