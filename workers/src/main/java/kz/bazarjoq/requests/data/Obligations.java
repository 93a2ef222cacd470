package kz.bazarjoq.requests.data;

import java.util.HashMap;
import java.util.Map;

/** What is still owed to or by a person. */
final class Obligations {

    private Obligations() {}

    /** The obligation that each part is needed for; the first of the map where there are several. */
    static Map<String, String> lasting(PersonData data) {
        var needed = new HashMap<String, String>();
        for (var database : data.sources().all()) {
            var rows = data.counts(database);
            database.map().obligations().forEach((code, obligation) -> {
                var table = obligation.table();
                var whileSo = obligation.condition().sql("while");
                if (rows.any(table, whileSo) || data.rows(database, table).anyWithheld(whileSo)) {
                    obligation.needs().forEach(part -> needed.putIfAbsent(part, code));
                }
            });
        }
        return needed;
    }
}
