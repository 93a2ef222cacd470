package kz.bazarjoq.requests.data;

import java.util.Locale;

/** What an access package tells, as the variable {@code content} of its job says (policy §6). */
enum PackageContent {
    /** §6(2): which data, and where each came from. */
    COMPOSITION_AND_SOURCES,
    /** §6(3): legal bases, purposes, terms and methods. */
    BASES_PURPOSES_TERMS,
    /** §6(5): organisations with access. */
    RECIPIENTS,
    /** §6(6): legal entities entrusted with processing. */
    PROCESSORS;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for a code that no package has */
    static PackageContent ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
