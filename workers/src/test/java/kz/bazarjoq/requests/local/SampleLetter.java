package kz.bazarjoq.requests.local;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The letter that a newcomer finds: each start of the platform has another customer of the sample shop ask. */
record SampleLetter(Platform platform) {

    private static final String SUBJECT = "Запрос о персональных данных";

    /** Writes it and returns the address that it comes from, whose mailbox the answers go to. */
    String send() {
        var mail = platform.mail();
        var earlier = mail.letters(MailPart.SHOP).stream()
                .filter(letter -> letter.subject().equals(SUBJECT))
                .map(Letter::from)
                .distinct()
                .count();
        var customer = customer(platform.postgres().dataSource("shop"), earlier);
        mail.open(customer.email());
        mail.send(new NewLetter(customer.email(), MailPart.SHOP, SUBJECT, text(customer)));
        return customer.email();
    }

    private static Customer customer(DataSource shop, long earlier) {
        return JdbcClient.create(shop)
                .sql(
                        """
                        select first_name, last_name, email from shop.customer customer
                        where language = 'ru' and email is not null and merged_into is null and closed_at is null
                          and not exists (
                            select from shop.customer other
                            where lower(other.email) = lower(customer.email)
                              and other.customer_id <> customer.customer_id)
                        order by customer_id
                        offset :earlier % (select count(*) from shop.customer where language = 'ru') limit 1""")
                .param("earlier", earlier)
                .query(Customer.class)
                .optional()
                .orElseGet(() -> new Customer(
                        SampleShop.AIGERIM.firstName(),
                        SampleShop.AIGERIM.lastName(),
                        String.valueOf(SampleShop.AIGERIM.email())));
    }

    private static String text(Customer customer) {
        return """
                Здравствуйте!

                Прошу подтвердить, обрабатываете ли вы мои персональные данные.

                С уважением,
                %s %s
                """
                .formatted(customer.firstName(), customer.lastName());
    }

    private record Customer(String firstName, String lastName, String email) {}
}
