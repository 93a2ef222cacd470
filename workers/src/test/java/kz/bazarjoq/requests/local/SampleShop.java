package kz.bazarjoq.requests.local;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sample shop: a PostgreSQL schema {@code shop} with generated customers, the same ones on every machine. The names,
 * numbers and addresses are invented; mail addresses lie in domains that belong to no one.
 */
public final class SampleShop {

    /** The schema that holds it. */
    public static final String SCHEMA = "shop";

    /** The customer whom the sample letter comes from; she has orders, payments, consents and all the rest. */
    public static final Customer AIGERIM = new Customer(
            1,
            "Садыкова",
            "Айгерим",
            "Нурлановна",
            "910415400012",
            "+77015550101",
            "aigerim.sadykova@example.kz",
            Customer.FEMALE,
            LocalDate.of(1991, 4, 15),
            "ru");

    /** One of two customers who gave the shop one and the same address. */
    public static final Customer RUSLAN = new Customer(
            2,
            "Ахметов",
            "Руслан",
            "Серикович",
            "850702300022",
            "+77015550102",
            "akhmetov.family@example.kz",
            Customer.MALE,
            LocalDate.of(1985, 7, 2),
            "kk");

    /** The other one; the shop wrote the address with capitals. */
    public static final Customer SAULE = new Customer(
            3,
            "Ахметова",
            "Сауле",
            "Маратовна",
            "871120400031",
            "+77015550103",
            "Akhmetov.Family@example.kz",
            Customer.FEMALE,
            LocalDate.of(1987, 11, 20),
            "kk");

    /** A customer who bought by telephone and has no mail address on file. */
    public static final Customer NINA = new Customer(
            4,
            "Орлова",
            "Нина",
            "Павловна",
            "530308400040",
            "+77015550104",
            null,
            Customer.FEMALE,
            LocalDate.of(1953, 3, 8),
            "ru");

    private static final List<Customer> KNOWN = List.of(AIGERIM, RUSLAN, SAULE, NINA);

    private SampleShop() {}

    /**
     * Creates the schema and fills it with that many customers, the known ones first. A shop that has customers already is
     * left as it is.
     */
    public static void create(DataSource database, int customers) {
        Flyway.configure()
                .dataSource(database)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations("classpath:sample-shop")
                .load()
                .migrate();
        var jdbc = JdbcClient.create(database);
        if (jdbc.sql("select count(*) from shop.customer").query(Long.class).single() == 0) {
            new SampleShopData(KNOWN, customers).copyInto(database);
        }
    }

    /**
     * A customer as the shop holds him.
     *
     * @param email as he typed it; none where he never gave one
     * @param language ISO 639-1
     */
    public record Customer(
            long id,
            String lastName,
            String firstName,
            @Nullable String patronymic,
            String iin,
            String phone,
            @Nullable String email,
            String sex,
            LocalDate birthDate,
            String language) {

        static final String FEMALE = "F";
        static final String MALE = "M";

        /** His mail address; for customers who gave one. */
        public String address() {
            return Objects.requireNonNull(email, "no address on file");
        }
    }
}
