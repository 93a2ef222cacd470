package kz.bazarjoq.requests.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import kz.bazarjoq.requests.engine.ItemNames;
import kz.bazarjoq.requests.register.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MappedItemNamesTests {

    private final DataMap map =
            new DataMapReader(new PathMatchingResourcePatternResolver()).read("classpath:data-map/");
    private final ItemNames names = new MappedItemNames(map);

    @ParameterizedTest
    @CsvSource({
        "RU, Учётная запись: фамилия",
        "KK, Есептік жазба: тегі",
        "EN, Account: surname",
    })
    void namesTableAndColumnInTheLanguage(Language language, String name) {
        assertThat(names.name("shop.customer.last_name", language)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "RU, учётная запись: телефон и электронная почта",
        "KK, есептік жазба: телефон және электрондық пошта",
        "EN, account: telephone and e-mail",
    })
    void namesAPartInTheLanguage(Language language, String name) {
        assertThat(names.name("account-contact", language)).isEqualTo(name);
    }

    @Test
    void givesEveryItemANameOfItsOwn() {
        for (var language : Language.values()) {
            map.byName().forEach((source, tables) -> assertThat(tables.tables().entrySet().stream()
                            .flatMap(table -> table.getValue().columns().keySet().stream()
                                    .map(column -> "%s.%s.%s".formatted(source, table.getKey(), column)))
                            .map(item -> names.name(item, language)))
                    .doesNotHaveDuplicates());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shop.customer", "shop.customer.shoe_size", "shop.shoe.size", "crm.customer.email", "phone"})
    void knowsNoNameForWhatTheMapDoesNotHave(String item) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> names.name(item, Language.RU))
                .withMessage("The data map has no item " + item);
    }
}
