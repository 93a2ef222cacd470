package kz.bazarjoq.requests.data;

import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the rows of a person for whoever is going to change them, and lets nobody else change them until the product's transaction has
 * ended: two requests of one person wait for each other, in every source.
 */
@Component
class SubjectClaim {

    private final SubjectRows rows;
    private final JdbcClient jdbc;

    SubjectClaim(SubjectRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    /**
     * Finds the rows once nobody else works on them.
     *
     * @throws SourceUnavailableException when a source can't be asked
     */
    @Transactional(propagation = Propagation.MANDATORY)
    FoundRows claim(SubjectRef subject) {
        var self = subject.toString();
        lock(Set.of(self));
        var found = rows.find(subject);
        var persons = found.persons();
        if (persons.size() < 2) {
            // Somebody who comes by another account of the same person finds more than one.
            lock(persons);
            return found;
        }
        lock(persons);
        // Until then another may have changed them.
        return rows.find(subject);
    }

    /**
     * Claims these persons unless somebody else works on the data of one of them; nobody is waited for.
     *
     * @param persons as {@link FoundRows#persons}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean tryToClaim(Collection<String> persons) {
        return persons.stream().sorted().allMatch(person -> jdbc.sql(
                        "select pg_try_advisory_xact_lock(hashtextextended(:person, 0))")
                .param("person", person)
                .query(Boolean.class)
                .single());
    }

    private void lock(Collection<String> persons) {
        persons.stream().sorted().forEach(person -> jdbc.sql(
                        "select pg_advisory_xact_lock(hashtextextended(:person, 0))")
                .param("person", person)
                .query((row, index) -> index)
                .list());
    }
}
