package kz.bazarjoq.requests.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.bazarjoq.requests.correspondence.template.TemplateTestParts;
import kz.bazarjoq.requests.register.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The letters that say which data were destroyed, restricted and kept. */
class TreatedDataTests {

    private static final List<MailJob.Ground> GROUNDS = List.of(
            new MailJob.Ground("term", "ст. 41", "41-бап", "article 41", "положено хранить", "сақтау керек", "to keep"),
            new MailJob.Ground("blocked", "ст. 1", "1-бап", "article 1", "заблокированы", "бұғатталған", "blocked"));

    private final TemplateTestParts templates = new TemplateTestParts("classpath:processes/");

    @Test
    void namesPartsOfOneGroundTogether() {
        var text = partlyEnded(
                Language.RU,
                treatment("destroy", "почта", null, null),
                treatment("restrict", "заказы", "term", null),
                treatment("restrict", "оплаты", "term", null),
                treatment("kept", "имя", "blocked", null),
                treatment("continue", "телефон", "term", "2031-03-01"),
                treatment("continue", "история", null, null));

        assertThat(text)
                .containsSubsequence(
                        "уничтожили их:",
                        "почта",
                        "ограничили к ним доступ",
                        "заказы",
                        "оплаты",
                        "Основание: положено хранить. Где это сказано: ст. 41.",
                        "Эти данные остаются:",
                        "имя",
                        "Основание: заблокированы. Где это сказано: ст. 1.",
                        "Эти данные остаются:",
                        "телефон (до 1 марта 2031",
                        "Основание: положено хранить.")
                .doesNotContain("история");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysNothingOfWhatWasNotDone(Language language) {
        var kept = partlyEnded(language, treatment("kept", "имя", "blocked", null));
        var restricted = partlyEnded(language, treatment("restrict", "имя", "term", null));

        assertThat(kept)
                .contains("1")
                .doesNotContainPattern("уничтожили их|жойдық|destroyed them|доступ|шектедік|restricted");
        assertThat(restricted)
                .contains("41")
                .doesNotContainPattern("уничтожили их|жойдық|destroyed them|остаются|сақталады|remain:");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysThatWhatIsRestrictedIsDestroyedOnceItsTermEnds(Language language) {
        var restricted = treatment("restrict", "имя", "term", null);
        var kept = treatment("kept", "имя", "blocked", null);

        for (var right : List.of("withdraw-consent", "delete-account")) {
            assertThat(partlyEnded(right, language, restricted))
                    .containsPattern(
                            "Когда срок их хранения закончится|Сақтау мерзімі аяқталған соң|Once their retention term ends");
            assertThat(partlyEnded(right, language, kept))
                    .doesNotContainPattern(
                            "Когда срок их хранения закончится|Сақтау мерзімі аяқталған соң|Once their retention term ends");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysThatTheHistoryStaysWhereAnAccountIsDeletedInPart(Language language) {
        var destroyed = treatment("destroy", "имя", null, null);
        var kept = treatment("kept", "почта", "blocked", null);

        assertThat(partlyEnded("delete-account", language, destroyed, kept))
                .containsPattern("История покупок|сатып алу тарихы|history of your purchases");
        assertThat(partlyEnded("withdraw-consent", language, destroyed, kept))
                .doesNotContainPattern("История покупок|сатып алу тарихы|history of your purchases");
    }

    @Test
    void namesEveryGroundOfARefusal() {
        var text = fill(
                "withdraw-consent",
                "refusal",
                Language.EN,
                treatment("continue", "the name", "blocked", null),
                treatment("continue", "the orders", "term", null));

        assertThat(text)
                .containsSubsequence(
                        "Reason: blocked.",
                        "Set out in: article 1.",
                        "the name",
                        "Reason: to keep.",
                        "Set out in: article 41.",
                        "the orders");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysThatTheCustomerNeedNotAskAgainOnceTheObligationIsFulfilled(Language language) {
        var owed = new MailJob.Treatment("continue", "term", "until-fulfilled", "x", "x", "x", null);
        var kept = treatment("continue", "имя", "blocked", null);
        var promise = "Обращаться снова для этого не нужно|қайта жүгінудің қажеті жоқ|do not need to ask again";
        var invitation = "вы можете обратиться снова|қайта жүгіне аласыз|you may ask again";

        for (var right : List.of("withdraw-consent", "delete-account")) {
            assertThat(fill(right, "refusal", language, owed))
                    .contains("41")
                    .containsPattern(promise)
                    .doesNotContainPattern(invitation);
            assertThat(fill(right, "refusal", language, kept))
                    .containsPattern(invitation)
                    .doesNotContainPattern(promise);
            assertThat(partlyEnded(right, language, owed, kept)).containsPattern(promise);
            assertThat(partlyEnded(right, language, kept)).doesNotContainPattern(promise);
        }
    }

    @Test
    void leavesTheDataUnnamedInALetterThatDoesNotNameThem() {
        var undecided = new MailJob.Treatment(null, null, null, null, null, null, null);

        assertThat(TreatedData.facts(List.of(undecided), List.of(), Language.RU).values())
                .allMatch(List::isEmpty);
    }

    @Test
    void keepsNothingOnAGroundThatNothingWords() {
        var kept = treatment("kept", "имя", "no-such-ground", null);

        assertThatThrownBy(() -> TreatedData.facts(List.of(kept), GROUNDS, Language.RU))
                .hasMessageContaining("no-such-ground");
    }

    private String partlyEnded(Language language, MailJob.Treatment... treatments) {
        return partlyEnded("withdraw-consent", language, treatments);
    }

    private String partlyEnded(String right, Language language, MailJob.Treatment... treatments) {
        return fill(right, "processing-partly-ended", language, treatments);
    }

    private String fill(String right, String letter, Language language, MailJob.Treatment... treatments) {
        var values = new HashMap<String, Object>(Map.of(
                "requestNumber", "PDR-2026-000123",
                "receivedDate", "x",
                "rightName", "x",
                "policyUrl", "x",
                "shop", Map.of("name", "x", "address", "x", "email", "x")));
        values.putAll(TreatedData.facts(List.of(treatments), GROUNDS, language));
        return templates
                .texts()
                .toCustomer(List.of(right, "end-processing"), letter, language, values, Set.of())
                .text();
    }

    private static MailJob.Treatment treatment(
            String treatment, String name, @Nullable String ground, @Nullable String until) {
        return new MailJob.Treatment(treatment, ground, null, name, name, name, until);
    }
}
