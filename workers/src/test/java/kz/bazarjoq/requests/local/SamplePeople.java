package kz.bazarjoq.requests.local;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.bazarjoq.requests.local.SampleShop.Customer;
import org.jspecify.annotations.Nullable;

/**
 * The people of the sample shop who are special: each by a name that says what is special. All of them are in every sample
 * shop, however small, and the shop holds something of every kind on each customer among them.
 */
public final class SamplePeople {

    /** How long the surname of {@link #withALongName} is. */
    public static final int LONG = 10_000;

    private static final String LONG_NAME = IntStream.range(0, LONG)
            .mapToObj(place -> place % 50 == 0 ? "Ұ" : String.valueOf((char) ('а' + place * 7 % 31)))
            .collect(Collectors.joining());
    private static final Customer ANNA = new Customer(
            5,
            "Ким",
            "Анна",
            "Сергеевна",
            "880211400055",
            "+77015550105",
            "anna.kim@example.kz",
            Customer.FEMALE,
            LocalDate.of(1988, 2, 11),
            "ru");
    private static final Customer ANNA_TWIN = new Customer(
            6,
            "Ким",
            "Анна",
            "Сергеевна",
            "960930400061",
            "+77015550105",
            "Anna.Kim@example.kz",
            Customer.FEMALE,
            LocalDate.of(1996, 9, 30),
            "ru");
    private static final Customer DAURENS_OLD_ACCOUNT = new Customer(
            7,
            "Жаксыбеков",
            "Даурен",
            "Болатович",
            null,
            "+77015550107",
            "dauren.2016@example.com",
            Customer.MALE,
            LocalDate.of(1990, 5, 17),
            "ru");
    private static final Customer DAUREN = new Customer(
            8,
            "Жаксыбеков",
            "Даурен",
            "Болатович",
            "900517300089",
            "+77015550107",
            "dauren.zhaksybekov@example.kz",
            Customer.MALE,
            LocalDate.of(1990, 5, 17),
            "ru");
    private static final Customer GULMIRA = new Customer(
            9,
            "Тасболатова",
            "Гүлмира",
            "Ерланқызы",
            "841201400096",
            "+77015550109",
            "zakup@example.kz",
            Customer.FEMALE,
            LocalDate.of(1984, 12, 1),
            "kk");
    private static final Customer PATRICK = new Customer(
            10,
            "O'Брайен-\"Сұлтан\" 🎉",
            "Патрик;--",
            null,
            "790707300105",
            "+77015550110",
            "patrick.o'brien@example.com",
            Customer.MALE,
            LocalDate.of(1979, 7, 7),
            "en");
    private static final Customer UMIT = new Customer(
            11,
            LONG_NAME,
            "Үміт",
            "Аңсарқызы",
            "920322400118",
            "+77015550111",
            "umit.long@example.kz",
            Customer.FEMALE,
            LocalDate.of(1992, 3, 22),
            "kk");
    private static final Customer SAMAL = new Customer(
            12,
            "Есенова",
            "Самал",
            "Бауыржанқызы",
            "941005400120",
            "+77015550112",
            "samal.esenova@example.kz",
            Customer.FEMALE,
            LocalDate.of(1994, 10, 5),
            "ru");
    private static final Customer ROZA = new Customer(
            13,
            "Мамырова",
            "Роза",
            "Кайратовна",
            "610119400137",
            "+77015550113",
            "roza.mamyrova@example.kz",
            Customer.FEMALE,
            LocalDate.of(1961, 1, 19),
            "ru");
    private static final Customer TIMUR = new Customer(
            14,
            "Байсеитов",
            "Тимур",
            "Аскарович",
            "990614300141",
            "+77015550114",
            "timur.baiseitov@example.kz",
            Customer.MALE,
            LocalDate.of(1999, 6, 14),
            "ru");
    private static final Customer LARISA = new Customer(
            15,
            "Шмидт",
            "Лариса",
            "Викторовна",
            "700825400157",
            "+77015550115",
            "larisa.schmidt@example.org",
            Customer.FEMALE,
            LocalDate.of(1970, 8, 25),
            "ru");
    private static final Customer VIKTOR = new Customer(
            16,
            "Ногин",
            "Виктор",
            "Ильич",
            "581102300165",
            "+77015550116",
            "viktor.nogin@example.net",
            Customer.MALE,
            LocalDate.of(1958, 11, 2),
            "ru");
    private static final Customer ALIYA = new Customer(
            17,
            "Кенжебаева",
            "Алия",
            "Сапаровна",
            "870408400173",
            "+77015550117",
            "aliya.kenzhebaeva@example.kz",
            Customer.FEMALE,
            LocalDate.of(1987, 4, 8),
            "ru");
    private static final Customer MARAT = new Customer(
            18,
            "Оспанов",
            "Марат",
            "Жумабекович",
            "820227300184",
            "+77015550118",
            "marat.ospanov@example.kz",
            Customer.MALE,
            LocalDate.of(1982, 2, 27),
            "ru");
    private static final Customer ABILKHAIYR = new Customer(
            19,
            "Ұлықбекұлы-Іңкәрбаев",
            "Әбілқайыр",
            "Һанафияұлы",
            "730909300192",
            "+77015550119",
            "abilkhaiyr@example.kz",
            Customer.MALE,
            LocalDate.of(1973, 9, 9),
            "kk");
    private static final Customer OLESYA = new Customer(
            20,
            "Гончар",
            "Олеся",
            "Петровна",
            "010531600206",
            "+77015550120",
            "olesya.gonchar@example.kz",
            Customer.FEMALE,
            LocalDate.of(2001, 5, 31),
            "ru");

    private static final Guest GUEST = new Guest("Гульнара Сейткали", "+77015550130", "gulnara.seitkali@example.kz");
    private static final Mentioned MOTHER = new Mentioned("Қаныкей Жарқынбекқызы", "+77015550131");

    private static final List<Customer> KNOWN = Stream.concat(
                    Stream.of(SampleShop.AIGERIM, SampleShop.RUSLAN, SampleShop.SAULE, SampleShop.NINA),
                    Stream.of(
                            ANNA,
                            ANNA_TWIN,
                            DAURENS_OLD_ACCOUNT,
                            DAUREN,
                            GULMIRA,
                            PATRICK,
                            UMIT,
                            SAMAL,
                            ROZA,
                            TIMUR,
                            LARISA,
                            VIKTOR,
                            ALIYA,
                            MARAT,
                            ABILKHAIYR,
                            OLESYA))
            .toList();

    private SamplePeople() {}

    /** Two customers with the same name and phone, whose e-mail differs in the case of its letters alone. */
    public static List<Customer> nearTwins() {
        return List.of(ANNA, ANNA_TWIN);
    }

    /** Two customers of one family who gave one address. */
    public static List<Customer> withOneAddress() {
        return List.of(SampleShop.RUSLAN, SampleShop.SAULE);
    }

    /** One person who had two accounts until the older was merged into the newer. */
    public static TwoAccounts twoAccountsOfOnePerson() {
        return new TwoAccounts(DAURENS_OLD_ACCOUNT, DAUREN);
    }

    /** She buys for a company and is named as its representative. */
    public static Customer companyRepresentative() {
        return GULMIRA;
    }

    /** His name holds quotes, an emoji, a semicolon and a comment of SQL. */
    public static Customer withQuotesAndEmoji() {
        return PATRICK;
    }

    /** His name needs the letters that only Kazakh has. */
    public static Customer withKazakhLetters() {
        return ABILKHAIYR;
    }

    /** Her surname and a message of hers have 10 000 characters each. */
    public static Customer withALongName() {
        return UMIT;
    }

    /** A message of hers gives the name and phone of her {@link #neighbour}. */
    public static Customer mentionsHerNeighbour() {
        return SAMAL;
    }

    /** Whom another customer's message mentions; a customer herself. */
    public static Customer neighbour() {
        return ROZA;
    }

    /** Whom a note on a call with {@link #mentionsHerNeighbour} mentions; no customer. */
    public static Mentioned mother() {
        return MOTHER;
    }

    /** An order of his isn't delivered yet. */
    public static Customer withAnOpenOrder() {
        return TIMUR;
    }

    /** She has sent something back and waits for her money. */
    public static Customer withAReturnUnderWay() {
        return LARISA;
    }

    /** His account was closed in 2018; every term that was counted from then has ended. */
    public static Customer whoLeftLongAgo() {
        return VIKTOR;
    }

    /** She has withdrawn her consent and wants no newsletter. */
    public static Customer withAWithdrawnConsent() {
        return ALIYA;
    }

    /** His account names an address, which names his account: a circle, as every customer's with an address. */
    public static Customer withAnAddressInACircle() {
        return MARAT;
    }

    /** Before she had an account she ordered as a guest, by the same e-mail. */
    public static Customer whoWasAGuestBefore() {
        return OLESYA;
    }

    /** Ordered by e-mail, subscribed, wrote and called, and never had an account. */
    public static Guest guest() {
        return GUEST;
    }

    static List<Customer> known() {
        return KNOWN;
    }

    /** What is special about the accounts of those whom this names; the others' have nothing. */
    static SampleAccount account(Customer customer) {
        var since = Instant.parse(customer.equals(VIKTOR) ? "2017-02-01T05:00:00Z" : "2023-03-01T05:00:00Z");
        @Nullable Instant closed = customer.equals(VIKTOR) ? Instant.parse("2018-03-01T05:00:00Z") : null;
        return new SampleAccount(
                customer,
                since,
                true,
                3,
                customer.equals(DAURENS_OLD_ACCOUNT) ? DAUREN.id() : null,
                customer.equals(GULMIRA) ? "Менеджер по закупкам" : null,
                closed);
    }

    /** Somebody without an account. */
    public record Guest(String name, String phone, String email) {}

    /** Somebody whom a text mentions. */
    public record Mentioned(String name, String phone) {}

    /** The accounts of one person. */
    public record TwoAccounts(Customer merged, Customer kept) {}
}
