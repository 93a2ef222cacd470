package kz.bazarjoq.requests.data;

import java.util.stream.IntStream;

/** The check digit of the twelve-digit numbers of persons (IIN) and organisations (BIN). */
final class CheckDigit {

    private CheckDigit() {}

    /** Whether the twelfth digit is right. The other digits need not match birth date or sex: since 2013 they may not. */
    static boolean holds(String number) {
        if (!number.matches("[0-9]{12}")) {
            return false;
        }
        var remainder = remainder(number, 1);
        if (remainder == 10) {
            remainder = remainder(number, 3);
        }
        return remainder == Character.digit(number.charAt(11), 10);
    }

    /** The sum of the first eleven digits, each times its weight: the weights begin with the first one and go round after 11. */
    private static int remainder(String number, int firstWeight) {
        return IntStream.range(0, 11)
                        .map(place -> Character.digit(number.charAt(place), 10) * ((place + firstWeight - 1) % 11 + 1))
                        .sum()
                % 11;
    }
}
