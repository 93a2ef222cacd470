package kz.bazarjoq.requests.data;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.data.SourceMap.Column;

/** The rules of the data map by which a corrected value is valid, and how each is written. */
final class CorrectionRule {

    /** In characters, whatever the rule. */
    static final int LONGEST = 10_000;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\uFFFE\\uFFFF]");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\"<>()]{1,64}@[^@\\s\"<>().]+(\\.[^@\\s\"<>().]+)+");
    private static final Pattern POSTAL_CODE = Pattern.compile("[A-Z]\\d{2}[A-Z]\\d[A-Z]\\d|\\d{6}");
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1900, 1, 1);
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ISO_LOCAL_DATE);

    private final Column column;
    private final LocalDate today;

    CorrectionRule(Column column, LocalDate today) {
        this.column = column;
        this.today = today;
    }

    /**
     * The value as it is to be written.
     *
     * @throws InvalidCorrectionException where it isn't valid
     */
    String check(String typed) {
        var text = Normalizer.normalize(typed.replace("\r\n", "\n").strip(), Normalizer.Form.NFC);
        require(!text.isEmpty(), CorrectionFault.EMPTY);
        require(text.codePointCount(0, text.length()) <= LONGEST, CorrectionFault.TOO_LONG);
        require(!CONTROL.matcher(text.replaceAll("[\n\t]", "")).find(), CorrectionFault.CHARACTERS);
        var rule = String.valueOf(column.correct());
        return rule.equals("text") ? text : line(rule, text);
    }

    private String line(String rule, String text) {
        require(text.indexOf('\n') < 0 && text.indexOf('\t') < 0, CorrectionFault.CHARACTERS);
        return switch (rule) {
            case "name" -> matching(text, value -> LETTER.matcher(value).find(), CorrectionFault.NO_NAME);
            case "phone" -> phone(text);
            case "email" -> matching(
                    text, value -> value.length() <= 254 && EMAIL.matcher(value).matches(), CorrectionFault.NO_EMAIL);
            case "iin" -> matching(text.replace(" ", ""), CheckDigit::holds, CorrectionFault.NO_IIN);
            case "date-of-birth" -> dateOfBirth(text);
            case "postal-code" -> matching(
                    text.replace(" ", "").toUpperCase(Locale.ROOT),
                    value -> POSTAL_CODE.matcher(value).matches(),
                    CorrectionFault.NO_POSTAL_CODE);
            case "choice" -> matching(text, column.choices()::contains, CorrectionFault.NO_CHOICE);
            default -> throw new IllegalStateException("The data map knows no rule " + rule);
        };
    }

    /** As E.164: {@code +77015550103}, however it was typed. */
    private static String phone(String text) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(text, "KZ");
            require(numbers.isValidNumber(number) && !number.hasExtension(), CorrectionFault.NO_PHONE);
            return numbers.format(number, PhoneNumberFormat.E164);
        } catch (NumberParseException malformed) {
            throw new InvalidCorrectionException(CorrectionFault.NO_PHONE);
        }
    }

    private String dateOfBirth(String text) {
        var date = DATES.stream()
                .flatMap(format -> date(text, format).stream())
                .filter(found -> !found.isBefore(FIRST_BIRTH) && !found.isAfter(today))
                .findFirst();
        require(date.isPresent(), CorrectionFault.NO_DATE_OF_BIRTH);
        return date.orElseThrow().toString();
    }

    private static Optional<LocalDate> date(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(text, format));
        } catch (DateTimeParseException another) {
            return Optional.empty();
        }
    }

    private static String matching(String text, Function<String, Boolean> rule, CorrectionFault fault) {
        require(rule.apply(text), fault);
        return text;
    }

    static void require(boolean fulfilled, CorrectionFault fault) {
        if (!fulfilled) {
            throw new InvalidCorrectionException(fault);
        }
    }
}
