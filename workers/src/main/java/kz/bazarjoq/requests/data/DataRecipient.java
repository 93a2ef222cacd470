package kz.bazarjoq.requests.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that got data of a subject.
 *
 * @param code its code in the data map
 * @param email where letters to it go, if that is how it is told
 * @param call the address that is called, if that is how
 * @param references its own numbers for what it got; empty where the shop has recorded none
 */
public record DataRecipient(
        String code,
        LocalizedText name,
        boolean abroad,
        @Nullable String email,
        @Nullable String call,
        List<String> references) {

    /** Copies the list. */
    public DataRecipient {
        references = List.copyOf(references);
    }
}
