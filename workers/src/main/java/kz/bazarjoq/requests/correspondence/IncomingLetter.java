package kz.bazarjoq.requests.correspondence;

import java.util.List;
import java.util.Optional;

/**
 * A letter as it was received, as far as it can be understood.
 *
 * @param messageId its own, or one made from its content where it has none
 * @param from the sender; empty where the letter names nobody who can be written to
 * @param subject in one line, or empty
 * @param text all of the text, without markup
 * @param newText the text without what is quoted from earlier letters and without the signature
 * @param references the Message-IDs of the letters it follows, the direct predecessor last
 * @param automatic why it must not be answered, such as {@code auto-submitted}; empty for a person's letter
 * @param undelivered the Message-ID of our letter that it reports as not delivered
 * @param readable whether all of it could be understood; a person reads the raw letter where not
 */
public record IncomingLetter(
        String messageId,
        Optional<Correspondent> from,
        String subject,
        String text,
        String newText,
        List<Attachment> attachments,
        List<String> references,
        Optional<String> automatic,
        Optional<String> undelivered,
        boolean readable) {

    /** Copies the lists. */
    public IncomingLetter {
        attachments = List.copyOf(attachments);
        references = List.copyOf(references);
    }

    /** A letter that nothing is known of; a person reads the raw one. */
    public static IncomingLetter unread(String messageId) {
        return new IncomingLetter(
                messageId,
                Optional.empty(),
                "",
                "",
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /**
     * A file that came with a letter; its content stays in the raw letter.
     *
     * @param size in bytes, decoded
     */
    public record Attachment(String name, String type, long size) {}
}
