package kz.bazarjoq.requests.register;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The number a customer and the staff know a request by, such as {@code PDR-2026-000123}. */
public record RequestNumber(String value) {

    private static final Pattern FORMAT = Pattern.compile("PDR-\\d{4}-\\d{6}");
    private static final Pattern IN_TEXT = Pattern.compile("(?<![A-Za-z0-9])" + FORMAT.pattern() + "(?!\\d)");

    /** Checks the form; throws {@link IllegalArgumentException} for any other text. */
    public RequestNumber {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("A request number looks like PDR-2026-000123, but this is: " + value);
        }
    }

    /** The number with this place in the year's sequence. */
    public static RequestNumber of(int year, int sequence) {
        return new RequestNumber("PDR-%04d-%06d".formatted(year, sequence));
    }

    /** All numbers quoted in a text, in their order, without repeats. */
    public static List<RequestNumber> findIn(String text) {
        var found = new ArrayList<RequestNumber>();
        var matcher = IN_TEXT.matcher(text);
        while (matcher.find()) {
            var number = new RequestNumber(matcher.group());
            if (!found.contains(number)) {
                found.add(number);
            }
        }
        return List.copyOf(found);
    }

    @Override
    public String toString() {
        return value;
    }
}
