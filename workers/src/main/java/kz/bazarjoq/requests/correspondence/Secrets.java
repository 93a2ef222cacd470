package kz.bazarjoq.requests.correspondence;

import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps secrets out of what is stored: a stored letter holds a mark, which is filled only in the letter that is sent. */
final class Secrets {

    /** What a reader of the stored letter sees. */
    static final String MASK = "••••••";

    private static final char FENCE = '\uE000';
    private static final Pattern MARK = Pattern.compile(FENCE + "([A-Za-z]+)" + FENCE);

    /** What can't bring Markdown or HTML along: letters and digits, or an address on the web of little more than that. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]+|https?://[A-Za-z0-9.:/-]+");

    private Secrets() {}

    static String fill(String text, Map<String, Supplier<String>> secrets) {
        return MARK.matcher(text).replaceAll(mark -> {
            var secret = secrets.get(mark.group(1));
            if (secret == null) {
                throw new TemplateException("The letter needs the secret {{%s}} to be sent".formatted(mark.group(1)));
            }
            return Matcher.quoteReplacement(checked(mark.group(1), secret.get()));
        });
    }

    private static String checked(String name, String value) {
        if (!PLAIN.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The secret %s is neither of letters and digits alone nor a plain URL".formatted(name));
        }
        return value;
    }

    static String mask(String text) {
        return MARK.matcher(text).replaceAll(MASK);
    }

    /** Stands for a secret in a stored letter. */
    record Mark(String name) {

        @Override
        public String toString() {
            return FENCE + name + FENCE;
        }
    }
}
