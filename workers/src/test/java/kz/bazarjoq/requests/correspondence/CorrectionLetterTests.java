package kz.bazarjoq.requests.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import kz.bazarjoq.requests.correspondence.MailJob.Correction;
import kz.bazarjoq.requests.correspondence.MailJob.Kept;
import kz.bazarjoq.requests.correspondence.template.TemplateException;
import kz.bazarjoq.requests.correspondence.template.TemplateTestParts;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.RequestId;
import kz.bazarjoq.requests.register.RequestNumber;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The letter on a correction: what was corrected, what was destroyed instead, what stayed and why. */
class CorrectionLetterTests {

    private static final Correction NAME = new Correction("shop.customer.last_name", "changed", null);
    private static final Correction PHONE = new Correction("shop.customer.phone", "changed", null);
    private static final Correction IIN = new Correction("shop.customer.iin", "unchangeable", null);
    private static final Correction SEX = new Correction("shop.customer.sex", "declined", "data-accurate");
    private static final Kept IIN_KEPT = new Kept("shop.customer.iin", "2031-03-01", "retention-term");

    private static final SubjectRequest REQUEST = new SubjectRequest(
            RequestId.random(),
            new RequestNumber("PDR-2026-000123"),
            Channel.EMAIL,
            Language.RU,
            Instant.parse("2026-03-19T07:00:00Z"),
            null,
            null);

    private static final TemplateTestParts TEMPLATES = new TemplateTestParts("classpath:processes/");

    @Test
    void listsWhatWasCorrectedAndNothingElse() {
        assertThat(text(Language.RU, List.of(NAME, PHONE), List.of()))
                .contains(
                        """
                        Мы исправили:

                        - [shop.customer.last_name]
                        - [shop.customer.phone]

                        Если мы передавали эти данные другим организациям, мы сообщили им об исправлении.""")
                .doesNotContain("уничтож", "Осталось", "Основание");
    }

    @Test
    void listsWhatWasDestroyedInstead() {
        assertThat(text(Language.RU, List.of(IIN), List.of()))
                .contains(
                        """
                        Мы уничтожили, потому что исправить это нельзя:

                        - [shop.customer.iin]
                        """)
                .doesNotContain("Мы исправили", "Осталось", "Основание");
    }

    @Test
    void namesTheGroundOfWhatStayedAndUntilWhen() {
        assertThat(text(Language.RU, List.of(NAME, IIN, SEX), List.of(IIN_KEPT)))
                .contains(
                        """
                        Осталось без изменений, в этом мы вынуждены отказать:

                        - [shop.customer.sex]

                        Основание: данные верны.

                        Где это сказано: ст. 25.
                        """,
                        """
                        - [shop.customer.iin] (срок хранения: до 1 марта 2031 г.)

                        Основание: положено хранить.

                        Где это сказано: ст. 41.
                        """)
                .doesNotContain("уничтожили");
    }

    @Test
    void putsWhatStayedOnOneGroundTogether() {
        var phone = new Correction("shop.customer.phone", "declined", "data-accurate");

        assertThat(text(Language.RU, List.of(SEX, phone), List.of()))
                .contains("- [shop.customer.sex]\n- [shop.customer.phone]\n")
                .containsOnlyOnce("Основание");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void namesEachItemOnceInEveryLanguage(Language language) {
        var text = text(language, List.of(NAME, IIN, SEX), List.of());

        assertThat(text.lines().filter(line -> line.startsWith("- ")))
                .containsExactly("- [shop.customer.last_name]", "- [shop.customer.iin]", "- [shop.customer.sex]");
        assertThat(text(language, List.of(IIN, SEX), List.of(IIN_KEPT))).contains("2031");
    }

    @Test
    void isNotWrittenWithoutTheGroundOfWhatStayed() {
        var kept = new Kept("shop.customer.iin", null, null);

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> text(Language.RU, List.of(IIN), List.of(kept)))
                .withMessageContaining("{{groundText}} has no value");
    }

    private static String text(Language language, List<Correction> corrections, List<Kept> kept) {
        var facts = new LetterFacts(
                TestCorrespondence.properties(),
                List::of,
                TEMPLATES.codes(),
                (item, wanted) -> "[" + item + "]",
                "http://localhost:8081");
        var job = new MailJob(
                REQUEST.id().toString(),
                language.code(),
                null,
                null,
                null,
                "data-accurate",
                List.of(
                        ground("data-accurate", "ст. 25", "данные верны"),
                        ground("retention-term", "ст. 41", "положено хранить")),
                null,
                null,
                corrections,
                kept);
        var values = new HashMap<>(facts.ofEveryLetter(REQUEST, language));
        values.putAll(facts.of(job, language));
        return TEMPLATES
                .texts()
                .toCustomer(List.of("correct-data"), "data-corrected", language, values, Set.of())
                .text()
                .replaceAll("\\h", " ");
    }

    private static MailJob.Ground ground(String code, String clause, String text) {
        return new MailJob.Ground(code, clause, clause, clause, text, text, text);
    }
}
