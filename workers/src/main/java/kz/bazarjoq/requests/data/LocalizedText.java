package kz.bazarjoq.requests.data;

import kz.bazarjoq.requests.register.Language;

/** A wording in the three languages of the letters. */
public record LocalizedText(String ru, String kk, String en) {

    /** The wording in this language. */
    public String in(Language language) {
        return switch (language) {
            case RU -> ru;
            case KK -> kk;
            case EN -> en;
        };
    }
}
