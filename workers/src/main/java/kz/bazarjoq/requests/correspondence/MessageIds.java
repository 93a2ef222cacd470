package kz.bazarjoq.requests.correspondence;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Message-IDs out of headers, leaving out whatever else a broken one holds. */
public final class MessageIds {

    private static final Pattern ID = Pattern.compile("<[\\x21-\\x3B\\x3D\\x3F-\\x7E]{1,250}>");

    /** No thread is longer. */
    private static final int MOST = 500;

    private MessageIds() {}

    /** Those in a header's value, in their order; of very many the first ones. */
    public static List<String> findIn(@Nullable String header) {
        return header == null
                ? List.of()
                : ID.matcher(header)
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .limit(MOST)
                        .toList();
    }
}
