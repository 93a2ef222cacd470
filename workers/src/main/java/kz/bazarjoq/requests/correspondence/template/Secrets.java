package kz.bazarjoq.requests.correspondence.template;

import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps secrets out of what is stored: a stored letter holds a mark, which is filled only in the letter that is sent. */
public final class Secrets {

    /** What a reader of the stored letter sees. */
    public static final String MASK = "••••••";

    private static final char FENCE = '\uE000';
    private static final String SCHEME = "https:";
    private static final Pattern MARK = Pattern.compile("(?:%s)?%s([A-Za-z]+)%s".formatted(SCHEME, FENCE, FENCE));
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\w.~:/?#=%-]+");

    private Secrets() {}

    /** Puts the secrets in place of their marks. */
    public static String fill(String text, Map<String, Supplier<String>> secrets) {
        return MARK.matcher(text).replaceAll(mark -> {
            var secret = secrets.get(mark.group(1));
            if (secret == null) {
                throw new TemplateException("The letter needs the secret {{%s}} to be sent".formatted(mark.group(1)));
            }
            return Matcher.quoteReplacement(checked(mark.group(1), secret.get()));
        });
    }

    /** What staff may read. */
    public static String mask(String text) {
        return MARK.matcher(text).replaceAll(MASK);
    }

    /** What is filled in goes into HTML as it is, so it must not need escaping. */
    private static String checked(String name, String value) {
        if (!(isAddress(name) ? ADDRESS : WORD).matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The secret %s is not of the characters a secret may have".formatted(name));
        }
        return value;
    }

    private static boolean isAddress(String name) {
        return name.endsWith("Url");
    }

    /** Stands for a secret in a stored letter; for an address it looks like one, so that a letter can link to it. */
    record Mark(String name) {

        @Override
        public String toString() {
            return (isAddress(name) ? SCHEME : "") + FENCE + name + FENCE;
        }
    }
}
