package kz.bazarjoq.requests.data;

import java.util.List;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.engine.DataFree;

/** An obligation is fulfilled, and the table of decisions doesn't say what becomes of the data now. */
class UnweighedException extends RuntimeException implements DataFree {

    private static final long serialVersionUID = 1L;

    UnweighedException(String table, List<FulfilledPart> parts) {
        super(parts.stream()
                .map(part -> "%s, %s, received on %s".formatted(part.right(), part.part(), part.receivedOn()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(
                        "; ",
                        "The table %s has no row for parts that were owed, which stay until it has: ".formatted(table),
                        "")));
    }
}
