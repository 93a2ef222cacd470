package kz.bazarjoq.requests.data;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The check digit of the twelve-digit numbers of persons (IIN) and organisations (BIN). */
public final class CheckDigit {

    private CheckDigit() {}

    /** Whether the twelfth digit is right. The other digits need not match birth date or sex: since 2013 they may not. */
    public static boolean holds(String number) {
        return number.matches("[0-9]{12}") && completing(number).equals(OptionalInt.of(digit(number, 11)));
    }

    /** The digit that completes the first eleven; none where such a number is never issued. */
    public static OptionalInt completing(String digits) {
        var first = remainder(digits, 1);
        var digit = first < 10 ? first : remainder(digits, 3);
        return digit < 10 ? OptionalInt.of(digit) : OptionalInt.empty();
    }

    /** The sum of the first eleven digits, each times its weight: the weights begin with the first one and go round after 11. */
    private static int remainder(String digits, int firstWeight) {
        return IntStream.range(0, 11)
                        .map(place -> digit(digits, place) * ((place + firstWeight - 1) % 11 + 1))
                        .sum()
                % 11;
    }

    private static int digit(String digits, int place) {
        return Character.digit(digits.charAt(place), 10);
    }
}
