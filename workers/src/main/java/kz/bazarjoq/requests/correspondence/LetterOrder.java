package kz.bazarjoq.requests.correspondence;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.RequestId;

/**
 * A letter to be written.
 *
 * @param key unique for the cause, such as the job type and element instance; a second order with it is the same letter
 * @param folders of the processes that may hold the template, in the order in which they are looked in; the entry process's
 *     folder comes after them
 * @param template the file's name without language and ending, such as {@code acknowledgement}
 * @param language of the customer; letters to staff are in Russian whatever it says
 * @param placeholders what the template may name beside what every letter may; a {@link java.net.URI} is written as it
 *     is, anything else can't bring Markdown or HTML along
 * @param secrets placeholders whose values are asked for when the letter is sent, and never stored: of letters and digits,
 *     or a web address where the name ends in {@code Url}
 */
public record LetterOrder(
        String key,
        RequestId request,
        List<String> folders,
        String template,
        Recipient recipient,
        Language language,
        Map<String, ?> placeholders,
        Map<String, Supplier<String>> secrets) {

    /** Copies the lists and maps. */
    public LetterOrder {
        folders = List.copyOf(folders);
        placeholders = Map.copyOf(placeholders);
        secrets = Map.copyOf(secrets);
    }
}
