package kz.bazarjoq.requests.correspondence.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what a customer wrote himself: cuts off what his mail program quotes from earlier letters, and the signature. Where
 * in doubt it keeps a line.
 */
final class NewText {

    /** "On 19 March 2026 at 12:00 Name <a@b> wrote:" as mail programs word it in our languages. */
    private static final Pattern WROTE = Pattern.compile("(?iu)\\S@\\S|wrote|написал|пишет|жазды|жазған");

    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern FORWARDED = Pattern.compile("(?iu)message|сообщение|письмо|хабар|хат");

    /** What is longer wasn't written by a mail program. */
    private static final int LONGEST_MARK = 300;

    private static final Pattern FROM = Pattern.compile("(?iu)[\\s>*]*(?:from|от|от кого|кімнен)\\s*:.*");
    private static final Pattern SENT =
            Pattern.compile("(?iu)[\\s>*]*(?:sent|date|отправлено|дата|жіберілді|жіберілген|күні)\\s*:.*");
    private static final int HEADER_LINES = 4;

    private static final Pattern SIGNATURE = Pattern.compile("-- ?|—");
    private static final Pattern DEVICE =
            Pattern.compile("(?iu)\\s*(?:sent from|get outlook for|отправлено (?:с|из)|жіберілді:?)\\s.{0,60}");

    private NewText() {}

    static String of(String text) {
        var kept = new ArrayList<String>();
        var lines = text.lines().toList();
        for (var index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            if (startsSignatureOrOldLetter(lines, index)) {
                break;
            }
            var introduction = introductionEnd(lines, index);
            if (introduction > 0) {
                if (!isQuoted(lines, introduction)) {
                    break;
                }
                index = introduction - 1;
            } else if (!line.startsWith(">") && !DEVICE.matcher(line).matches()) {
                kept.add(line);
            }
        }
        return Texts.clean(String.join("\n", kept));
    }

    private static boolean startsSignatureOrOldLetter(List<String> lines, int index) {
        var line = lines.get(index);
        if (SIGNATURE.matcher(line).matches() || isForwardRule(line)) {
            return true;
        }
        return FROM.matcher(line).matches()
                && lines.subList(index, Math.min(index + HEADER_LINES, lines.size())).stream()
                        .anyMatch(next -> SENT.matcher(next).matches());
    }

    /** The line behind an introduction of a quotation, which may be broken into two lines; 0 where there is none. */
    private static int introductionEnd(List<String> lines, int index) {
        var line = lines.get(index);
        if (isIntroduction(line)) {
            return index + 1;
        }
        var next = index + 1;
        return next < lines.size()
                        && line.length() > 20
                        && isIntroduction(line + " " + lines.get(next))
                        && endsLine(lines.get(next))
                ? next + 1
                : 0;
    }

    private static boolean isIntroduction(String line) {
        if (line.length() >= LONGEST_MARK || !endsLine(line)) {
            return false;
        }
        var digit = DIGIT.matcher(line);
        return digit.find() && WROTE.matcher(line).find(digit.end());
    }

    /** "----- Original Message -----" */
    private static boolean isForwardRule(String line) {
        var rule = line.strip();
        return rule.length() < LONGEST_MARK
                && rule.startsWith("--")
                && rule.endsWith("--")
                && FORWARDED.matcher(rule).find();
    }

    private static boolean endsLine(String line) {
        return line.stripTrailing().endsWith(":");
    }

    /** Whether the next line that isn't empty is marked as quoted; where it isn't, all the rest is the old letter. */
    private static boolean isQuoted(List<String> lines, int from) {
        return lines.subList(from, lines.size()).stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> line.startsWith(">"))
                .orElse(false);
    }
}
