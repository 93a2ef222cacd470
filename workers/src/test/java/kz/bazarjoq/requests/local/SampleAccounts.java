package kz.bazarjoq.requests.local;

import static kz.bazarjoq.requests.local.SampleNames.transliterate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.bazarjoq.requests.data.CheckDigit;
import kz.bazarjoq.requests.local.SampleShop.Customer;
import org.jspecify.annotations.Nullable;

/** Invents accounts: Kazakh and Russian names, numbers with valid check digits, addresses that reach no one. */
record SampleAccounts(long seed) {

    private static final int PURPOSE = 0;
    private static final Instant OPENED = Instant.parse("2021-06-01T04:00:00Z");
    private static final List<String> PREFIXES = List.of("00", "01", "02", "05", "47", "71", "75", "76", "77", "78");
    private static final List<String> FATHERS =
            List.of("Александр", "Борис", "Виктор", "Владимир", "Иван", "Михаил", "Олег", "Павел", "Семён");
    private static final List<String> JOBS = List.of("Директор", "Бухгалтер", "Снабженец");
    private static final LocalDate OLDEST = LocalDate.of(1950, 1, 1);
    private static final int BIRTHDAYS = 20_440;
    private static final int DAYS_BETWEEN_NEIGHBOURS = 7919;
    private static final int SERIALS = 100;
    private static final int FIRST_PHONE = 5_560_000;
    private static final int IN_MERGED = 400;
    private static final int IN_COMPANIES = 200;
    private static final int IN_CLOSED = 50;

    /** Who this is: those whom {@link SamplePeople} names come first. */
    SampleAccount of(long id) {
        var known = SamplePeople.known();
        if (id <= known.size()) {
            return SamplePeople.account(known.get((int) id - 1));
        }
        var draw = new SampleDraw(seed, id, PURPOSE);
        var customer = invent(id, draw);
        var since = draw.between(OPENED, SampleAccount.END.minus(Duration.ofDays(2)));
        var merged = id % IN_MERGED == 0;
        return new SampleAccount(
                customer,
                since,
                false,
                orders(draw),
                merged ? id - 1 : null,
                draw.oneIn(IN_COMPANIES) ? draw.of(JOBS) : null,
                draw.oneIn(IN_CLOSED) ? draw.between(since, SampleAccount.END) : null);
    }

    private Customer invent(long id, SampleDraw draw) {
        var merged = id % IN_MERGED == 0;
        // The same person, who has typed another address into his other account and no number.
        var person = merged ? invent(id - 1, new SampleDraw(seed, id - 1, PURPOSE)) : person(id, draw);
        var phone = merged ? person.phone() : "+77" + draw.of(PREFIXES) + (FIRST_PHONE + id);
        return new Customer(
                id,
                person.lastName(),
                person.firstName(),
                person.patronymic(),
                merged ? null : iin(person, id),
                phone,
                draw.oneIn(20) ? null : email(person, id, draw),
                person.sex(),
                person.birthDate(),
                person.language());
    }

    private static Customer person(long id, SampleDraw draw) {
        var kazakh = draw.below(10) < 7;
        var female = draw.below(10) < 6;
        var family = draw.of(kazakh ? SampleNames.KAZAKH_FAMILIES : SampleNames.RUSSIAN_FAMILIES);
        var women = kazakh ? SampleNames.KAZAKH_WOMEN : SampleNames.RUSSIAN_WOMEN;
        var men = kazakh ? SampleNames.KAZAKH_MEN : SampleNames.RUSSIAN_MEN;
        var language = draw.oneIn(25) ? "en" : kazakh && draw.oneIn(2) ? "kk" : "ru";
        return new Customer(
                id,
                female ? family + "а" : family,
                draw.of(female ? women : men),
                draw.below(10) < 8 ? patronymic(kazakh, female, draw) : null,
                null,
                "",
                null,
                female ? Customer.FEMALE : Customer.MALE,
                OLDEST.plusDays(id * DAYS_BETWEEN_NEIGHBOURS % BIRTHDAYS),
                language);
    }

    private static String email(Customer person, long id, SampleDraw draw) {
        return transliterate(person.firstName()) + "." + transliterate(person.lastName()) + "." + id + "@"
                + draw.of(SampleNames.DOMAINS);
    }

    private static String patronymic(boolean kazakh, boolean female, SampleDraw draw) {
        if (kazakh) {
            return draw.of(SampleNames.KAZAKH_MEN) + (female ? "қызы" : "ұлы");
        }
        var father = draw.of(FATHERS);
        var stem = father.equals("Павел") ? "Павл" : father;
        return stem + (female ? "овна" : "ович");
    }

    /** Most buy once or never. */
    private static int orders(SampleDraw draw) {
        var chance = draw.below(20);
        return chance < 7 ? 0 : chance < 14 ? 1 : chance < 18 ? 2 : 3 + draw.below(4);
    }

    /**
     * Neighbours are born on different days, so that those who share a day differ in the hundreds of the serial: no two
     * numbers are the same. The few that are never issued are passed over.
     */
    private static @Nullable String iin(Customer person, long id) {
        var birth = person.birthDate();
        var century = (birth.getYear() < 2000 ? 3 : 5) + (person.sex().equals(Customer.FEMALE) ? 1 : 0);
        var date = "" + two(birth.getYear() % 100) + two(birth.getMonthValue()) + two(birth.getDayOfMonth()) + century;
        for (var serial = (id / BIRTHDAYS + 1) * SERIALS; ; serial++) {
            var digits = date + two((int) serial / SERIALS) + two((int) serial % SERIALS);
            var check = CheckDigit.completing(digits);
            if (check.isPresent()) {
                return digits + check.getAsInt();
            }
        }
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
