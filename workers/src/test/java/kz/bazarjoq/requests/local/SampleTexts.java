package kz.bazarjoq.requests.local;

import java.util.List;
import kz.bazarjoq.requests.local.SampleShop.Customer;

/** What people of the sample shop write and say; some name others. */
final class SampleTexts {

    private static final List<String> LETTERS = List.of(
            "Здравствуйте! Подскажите, пожалуйста, когда привезут заказ.",
            "Сәлеметсіз бе! Тапсырысымды қашан жеткізесіздер?",
            "Пришёл не тот цвет: заказывала \"синий\", а привезли зелёный.\nЧто делать? 😕",
            "Прошу прислать чек ещё раз на мою почту.");
    private static final int IN_MENTIONS = 8;

    private SampleTexts() {}

    static String letter(SampleAccount account, SampleDraw draw) {
        var customer = account.customer();
        var letter = draw.of(LETTERS) + "\n" + customer.firstName() + ", " + customer.phone();
        if (customer.equals(SamplePeople.mentionsHerNeighbour())) {
            var neighbour = SamplePeople.neighbour();
            return letter + "\n" + mention(nameOf(neighbour), neighbour.phone());
        }
        if (customer.equals(SamplePeople.withALongName())) {
            return "Ұзақ хат. ".repeat(SamplePeople.LONG / "Ұзақ хат. ".length());
        }
        return !account.everything() && draw.oneIn(IN_MENTIONS)
                ? letter + "\n" + mention(draw.of(SampleNames.KAZAKH_WOMEN), "+7700" + draw.digits(7))
                : letter;
    }

    /** What the call centre notes down on a call. */
    static String call(SampleAccount account, SampleDraw draw) {
        if (account.customer().equals(SamplePeople.mentionsHerNeighbour())) {
            var mother = SamplePeople.mother();
            return "Просит привезти маме: " + mother.name() + ", " + mother.phone() + ".";
        }
        return account.shortName() + " "
                + draw.of(List.of("спрашивает о заказе.", "хочет вернуть товар.", "сменил адрес."));
    }

    private static String mention(String name, String phone) {
        return "Если меня нет дома, отдайте соседке: " + name + ", её телефон " + phone + ".";
    }

    private static String nameOf(Customer customer) {
        return customer.firstName() + " " + customer.lastName();
    }
}
