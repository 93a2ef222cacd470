package kz.bazarjoq.requests.data;

import jakarta.validation.constraints.NotBlank;
import kz.bazarjoq.requests.register.Language;

/** A wording in the three languages of the letters. */
public record LocalizedText(@NotBlank String ru, @NotBlank String kk, @NotBlank String en) {

    /** The wording in this language. */
    public String in(Language language) {
        return switch (language) {
            case RU -> ru;
            case KK -> kk;
            case EN -> en;
        };
    }
}
