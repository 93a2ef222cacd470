package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;

import kz.bazarjoq.requests.DatabaseTestConfiguration;
import kz.bazarjoq.requests.SampleShopConfiguration;
import kz.bazarjoq.requests.local.SampleShop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({DatabaseTestConfiguration.class, SampleShopConfiguration.class, Sources.class, Subjects.class})
class SubjectsTests {

    private static final SubjectRef AIGERIM = new SubjectRef("shop", Long.toString(SampleShop.AIGERIM.id()));

    @Autowired
    Subjects subjects;

    @Test
    void describesASubjectFromTheLiveRow() {
        assertThat(subjects.describe(AIGERIM))
                .contains(new Subject(
                        AIGERIM,
                        "Садыкова Айгерим Нурлановна",
                        SampleShop.AIGERIM.email(),
                        SampleShop.AIGERIM.phone(),
                        SampleShop.AIGERIM.iin()));
    }

    @Test
    void knowsNoSubjectUnderAKeyThatIsGone() {
        assertThat(subjects.describe(new SubjectRef("shop", "999999"))).isEmpty();
    }

    @Test
    void leavesOutWhatTheShopDoesNotHold() {
        assertThat(subjects.describe(new SubjectRef("shop", Long.toString(SampleShop.NINA.id()))))
                .hasValueSatisfying(nina -> assertThat(nina.email()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"akhmetov.family@example.kz", "AKHMETOV.FAMILY@EXAMPLE.KZ", " Akhmetov.Family@example.kz "})
    void findsEveryHolderOfAnAddressWhateverItsCase(String address) {
        assertThat(subjects.withEmail(address)).extracting(SubjectRef::key).containsExactlyInAnyOrder("2", "3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aigerim.sadykova@example.kz",
                "+7 701 555-01-01",
                "8 (701) 555 01 01",
                "7015550101",
                "910415400012",
                "садыкова",
                "Айгер Сад",
                "нурлановна"
            })
    void findsACustomerByWhatStaffKnow(String text) {
        assertThat(subjects.search(text)).extracting(Subject::ref).contains(AIGERIM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "а",
                "%%",
                "__",
                "' or '1'='1",
                "x'; drop table shop.customer; --",
                "\\",
                "12",
                "a@b' or 1=1"
            })
    void findsNobodyByTextThatNamesNobody(String text) {
        assertThat(subjects.search(text)).isEmpty();
    }

    @Test
    void hidesThePersonInItsText() {
        assertThat(subjects.describe(AIGERIM)).hasToString("Optional[Subject[shop 1]]");
    }
}
