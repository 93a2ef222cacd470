package kz.bazarjoq.requests.data;

import org.jspecify.annotations.Nullable;

/**
 * Who a subject is, read from the source just now: personal data, for the eyes of staff and for the address of a letter.
 *
 * @param name last name first, as the source's map orders it
 */
public record Subject(
        SubjectRef ref, String name, @Nullable String email, @Nullable String phone, @Nullable String personalNumber) {

    /** The reference alone: a subject that ends up in a log must not name the person. */
    @Override
    public String toString() {
        return "Subject[%s %s]".formatted(ref.source(), ref.key());
    }
}
