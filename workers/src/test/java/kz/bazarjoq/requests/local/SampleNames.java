package kz.bazarjoq.requests.local;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words that the sample shop's people, addresses, goods and letters are made of. */
final class SampleNames {

    static final List<String> KAZAKH_WOMEN = List.of(
            "Айгуль",
            "Айжан",
            "Ақерке",
            "Аружан",
            "Әсел",
            "Ботагөз",
            "Гүлнар",
            "Дана",
            "Динара",
            "Жанар",
            "Жібек",
            "Қарлығаш",
            "Мадина",
            "Меруерт",
            "Перизат",
            "Сәуле",
            "Томирис",
            "Ұлжан",
            "Шолпан",
            "Інжу");
    static final List<String> KAZAKH_MEN = List.of(
            "Азамат",
            "Алмас",
            "Арман",
            "Әлихан",
            "Бауыржан",
            "Бекзат",
            "Данияр",
            "Ерлан",
            "Ғалымжан",
            "Жандос",
            "Қайрат",
            "Мұрат",
            "Нұрлан",
            "Олжас",
            "Рүстем",
            "Санжар",
            "Тимур",
            "Шыңғыс",
            "Ыбырай",
            "Елдос");
    static final List<String> KAZAKH_FAMILIES = List.of(
            "Абдрахманов",
            "Әбенов",
            "Байжанов",
            "Бекетов",
            "Досмұхамбетов",
            "Ержанов",
            "Жұмабаев",
            "Исаев",
            "Қасымов",
            "Мырзахметов",
            "Нұрпейісов",
            "Омаров",
            "Сәрсенбаев",
            "Сейітов",
            "Төлегенов",
            "Үсенов",
            "Шаймерденов");
    static final List<String> RUSSIAN_WOMEN = List.of(
            "Анна",
            "Валентина",
            "Вера",
            "Дарья",
            "Екатерина",
            "Елена",
            "Ирина",
            "Ксения",
            "Людмила",
            "Мария",
            "Надежда",
            "Наталья",
            "Ольга",
            "Светлана",
            "Софья",
            "Татьяна",
            "Юлия");
    static final List<String> RUSSIAN_MEN = List.of(
            "Александр",
            "Алексей",
            "Андрей",
            "Артём",
            "Виктор",
            "Владимир",
            "Денис",
            "Дмитрий",
            "Евгений",
            "Иван",
            "Игорь",
            "Максим",
            "Михаил",
            "Павел",
            "Сергей",
            "Юрий");
    static final List<String> RUSSIAN_FAMILIES = List.of(
            "Алексеев",
            "Борисов",
            "Васильев",
            "Волков",
            "Григорьев",
            "Ершов",
            "Жуков",
            "Зайцев",
            "Иванов",
            "Ковалёв",
            "Лебедев",
            "Морозов",
            "Никитин",
            "Петров",
            "Соколов",
            "Тихонов",
            "Фёдоров",
            "Щербаков");
    static final List<String> DOMAINS = List.of("example.kz", "example.com", "example.org", "example.net");
    static final List<String> CITIES =
            List.of("Алматы", "Астана", "Шымкент", "Қарағанды", "Ақтөбе", "Тараз", "Павлодар", "Өскемен", "Атырау");
    static final List<String> STREETS =
            List.of("Абая", "Байзакова", "Достык", "Жандосова", "Назарбаева", "Сатпаева", "Толе би", "Тәуелсіздік");
    static final List<String> GOODS = List.of(
            "Чайник электрический",
            "Плед шерстяной",
            "Кроссовки беговые",
            "Казан чугунный 8 л",
            "Наушники",
            "Рюкзак",
            "Пиала, набор 6 шт.",
            "Лампа настольная",
            "Самовар 3 л",
            "Корпе стёганое");
    static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (Linux; Android 14) Chrome/131.0 Mobile",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/605.1",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/133.0");
    static final List<String> QUESTIONS =
            List.of("Где мой заказ?", "Возврат товара", "Тапсырысым қайда?", "Чек об оплате", "Смена адреса доставки");
    static final List<String> REVIEWS = List.of(
            "Отличный товар, доставили за два дня.",
            "Өте жақсы, рақмет!",
            "Упаковка помята, но сам товар \"как новый\" 👍",
            "Не подошёл размер, вернула без вопросов.");
    static final List<String> TOPICS = List.of("Скидки недели", "Новинки", "Апта жеңілдіктері");

    private static final Map<Integer, String> LATIN = latin();

    private SampleNames() {}

    /** In Latin letters, for mail addresses. */
    static String transliterate(String name) {
        var latin = new StringBuilder();
        name.toLowerCase(Locale.ROOT).codePoints().forEach(letter -> latin.append(LATIN.getOrDefault(letter, "")));
        return latin.toString();
    }

    private static Map<Integer, String> latin() {
        var cyrillic = "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ы і э ю я".split(" ", -1);
        var letters = "a a b v g g d e e zh z i i k q l m n n o o p r s t u u u f kh h ts ch sh sch y i e yu ya"
                .split(" ", -1);
        var table = new HashMap<Integer, String>();
        for (var place = 0; place < cyrillic.length; place++) {
            table.put(cyrillic[place].codePointAt(0), letters[place]);
        }
        return Map.copyOf(table);
    }
}
