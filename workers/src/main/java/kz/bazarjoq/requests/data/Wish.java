package kz.bazarjoq.requests.data;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows something is to be destroyed in.
 *
 * @param rows the condition on rows of the table
 * @param keys the rows themselves, where they are known; then nothing else is
 * @param kept whether all that the vault keeps of it is meant, too
 */
record Wish(String source, Wanted wanted, Sql rows, @Nullable List<List<String>> keys, boolean kept) {

    boolean isIn(SourceTransaction transaction) {
        return transaction.map().source().equals(source);
    }

    /** Whether nothing of it may be found any longer. */
    boolean provable() {
        return kept && wanted.whole();
    }

    /**
     * Lists it.
     *
     * @param vaulted the tables of which the vault has something, with the parts
     */
    void list(Doomed doomed, Map<String, Set<String>> vaulted) {
        if (keys != null) {
            keys.forEach(key -> doomed.addKey(wanted, key));
            return;
        }
        if (!rows.equals(Sql.NOTHING)) {
            doomed.add(wanted, rows);
        }
        if (kept && vaulted.getOrDefault(wanted.table(), Set.of()).contains(wanted.part())) {
            doomed.addKept(wanted);
        }
    }
}
