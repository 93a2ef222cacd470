package kz.bazarjoq.requests.local;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import kz.bazarjoq.requests.local.SampleShop.Customer;

/** Invents customers: Kazakh and Russian names, numbers with valid check digits, addresses that reach no one. */
final class SamplePeople {

    private static final List<String> KAZAKH_WOMEN = List.of(
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
    private static final List<String> KAZAKH_MEN = List.of(
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
    private static final List<String> KAZAKH_FAMILIES = List.of(
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
    private static final List<String> RUSSIAN_WOMEN = List.of(
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
    private static final List<String> RUSSIAN_MEN = List.of(
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
    private static final List<String> RUSSIAN_FAMILIES = List.of(
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
    private static final List<String> DOMAINS = List.of("example.kz", "example.com", "example.org", "example.net");
    private static final Map<Integer, String> LATIN = latin();

    private final SplittableRandom random;

    SamplePeople(SplittableRandom random) {
        this.random = random;
    }

    Customer invent(long id) {
        var kazakh = random.nextInt(10) < 7;
        var female = random.nextInt(10) < 6;
        var first = female ? pick(kazakh ? KAZAKH_WOMEN : RUSSIAN_WOMEN) : pick(kazakh ? KAZAKH_MEN : RUSSIAN_MEN);
        var family = pick(kazakh ? KAZAKH_FAMILIES : RUSSIAN_FAMILIES);
        var patronymic = random.nextInt(10) < 8 ? patronymic(kazakh, female) : null;
        var birthDate = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(56 * 365));
        var last = female ? family + "а" : family;
        var email = random.nextInt(20) == 0
                ? null
                : "%s.%s.%d@%s".formatted(transliterate(first), transliterate(last), id, pick(DOMAINS));
        var phone = "+77%02d%07d"
                .formatted(List.of(0, 1, 2, 5, 47, 71, 75, 76, 77, 78).get(random.nextInt(10)), 5560000 + id);
        var language = random.nextInt(25) == 0 ? "en" : kazakh && random.nextInt(2) == 0 ? "kk" : "ru";
        return new Customer(
                id,
                last,
                first,
                patronymic,
                iin(birthDate, female, id),
                phone,
                email,
                female ? Customer.FEMALE : Customer.MALE,
                birthDate,
                language);
    }

    private String patronymic(boolean kazakh, boolean female) {
        if (kazakh) {
            var father = pick(KAZAKH_MEN);
            return father + (female ? "қызы" : "ұлы");
        }
        var father =
                pick(List.of("Александр", "Борис", "Виктор", "Владимир", "Иван", "Михаил", "Олег", "Павел", "Семён"));
        var stem = father.equals("Павел") ? "Павл" : father;
        return stem + (female ? "овна" : "ович");
    }

    private <T> T pick(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }

    /** The serial is taken from the id, so that no two are the same; the few that are never issued are passed over. */
    private static String iin(LocalDate birthDate, boolean female, long id) {
        var century = (birthDate.getYear() < 2000 ? 3 : 5) + (female ? 1 : 0);
        for (var serial = id % 10_000; ; serial = (serial + 1) % 10_000) {
            var digits = "%ty%<tm%<td%d%04d".formatted(birthDate, century, serial);
            var check = Iin.checkDigit(digits);
            if (check.isPresent()) {
                return digits + check.getAsInt();
            }
        }
    }

    private static String transliterate(String name) {
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
