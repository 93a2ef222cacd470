package kz.bazarjoq.requests.data;

import java.util.HashMap;
import java.util.Map;

/** What is still owed to or by a person. */
final class Obligations {

    private Obligations() {}

    /** The obligation that each part is needed for; the first of the map where there are several. */
    static Map<String, String> lasting(Sources sources, FoundRows found) {
        var needed = new HashMap<String, String>();
        for (var database : sources.all()) {
            var rows = new RowCounts(database, found);
            database.map().obligations().forEach((code, obligation) -> {
                if (rows.any(obligation.table(), obligation.condition())) {
                    obligation.needs().forEach(part -> needed.putIfAbsent(part, code));
                }
            });
        }
        return needed;
    }
}
