package kz.bazarjoq.requests.data;

import org.jspecify.annotations.Nullable;

/**
 * A part of the data that is held on a subject, as {@code retention-grounds.dmn} weighs it and as forms and letters name it. Codes and
 * wordings of the data map only, so that it may be a variable.
 *
 * @param item the part's code
 * @param obligation what it is needed for, by its code
 */
public record HeldPart(
        String item,
        String label,
        String labelKk,
        String labelEn,
        String category,
        String basis,
        @Nullable String obligation) {

    static HeldPart of(String code, Part part, @Nullable String obligation) {
        return new HeldPart(
                code,
                part.name().ru(),
                part.name().kk(),
                part.name().en(),
                part.category(),
                part.weighedBasis(),
                obligation);
    }
}
