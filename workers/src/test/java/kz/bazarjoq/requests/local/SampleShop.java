package kz.bazarjoq.requests.local;

import java.time.LocalDate;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sample shop: a PostgreSQL schema {@code shop} with generated customers, the same ones on every machine. The names,
 * numbers and addresses are invented; mail addresses lie in domains that belong to no one.
 */
public final class SampleShop {

    /** The schema that holds it. */
    public static final String SCHEMA = "shop";

    /** The schema of the call centre. */
    public static final String CRM = "crm";

    /** Who may work with the shop's rows, and with nothing else; there is no password on the local machine. */
    public static final String USER = "requests_shop";

    /** Who may work with the call centre's rows, and with nothing else; there is no password on the local machine. */
    public static final String CRM_USER = "requests_crm";

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

    /** How many customers it has where nobody asks for another number. */
    static final int CUSTOMERS = 600;

    static final long SEED = 20_240_124;

    private SampleShop() {}

    /**
     * Creates the schema and fills it with that many customers, and at least with those whom {@link SamplePeople} names. A shop
     * that is there already is left as it is.
     */
    public static void create(DataSource database, int customers) {
        new SampleLoad(database, SCHEMA, "2").create(atLeastTheKnown(customers), () -> new SampleShopData(SEED));
        allow(database, SCHEMA, USER);
    }

    /**
     * Creates what the call centre's program holds on the same customers: another source, in the schema {@code crm}, which knows
     * the shop's customers by their numbers.
     */
    public static void createCrm(DataSource database, int customers) {
        new SampleLoad(database, CRM, "1").create(atLeastTheKnown(customers), () -> new SampleCrmData(SEED));
        allow(database, CRM, CRM_USER);
    }

    /** A role for the workers, as in production: it may change rows, and has a schema of its own. */
    private static void allow(DataSource database, String schema, String user) {
        JdbcClient.create(database)
                .sql(
                        """
                        do $$ begin
                            if not exists (select from pg_roles where rolname = '%1$s') then
                                create role %1$s login;
                            end if;
                        end $$;
                        grant usage on schema %2$s to %1$s;
                        grant select, insert, update, delete on all tables in schema %2$s to %1$s;
                        create schema if not exists personal_data_%2$s authorization %1$s"""
                                .formatted(user, schema))
                .update();
    }

    private static int atLeastTheKnown(int customers) {
        return Math.max(customers, SamplePeople.known().size());
    }

    /**
     * A customer as the shop holds him.
     *
     * @param iin none where the account was opened without
     * @param email as he typed it; none where he never gave one
     * @param language ISO 639-1
     */
    public record Customer(
            long id,
            String lastName,
            String firstName,
            @Nullable String patronymic,
            @Nullable String iin,
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
