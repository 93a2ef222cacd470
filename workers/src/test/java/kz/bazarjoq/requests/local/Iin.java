package kz.bazarjoq.requests.local;

import java.util.OptionalInt;

/** The check digit of the individual identification number (ИИН). */
final class Iin {

    private static final int[] FIRST_WEIGHTS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final int[] SECOND_WEIGHTS = {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};

    private Iin() {}

    /** The digit that completes eleven others; none where such a number is never issued. */
    static OptionalInt checkDigit(String elevenDigits) {
        var first = remainder(elevenDigits, FIRST_WEIGHTS);
        var digit = first < 10 ? first : remainder(elevenDigits, SECOND_WEIGHTS);
        return digit < 10 ? OptionalInt.of(digit) : OptionalInt.empty();
    }

    private static int remainder(String digits, int[] weights) {
        var sum = 0;
        for (var place = 0; place < weights.length; place++) {
            sum += Character.digit(digits.charAt(place), 10) * weights[place];
        }
        return sum % 11;
    }
}
