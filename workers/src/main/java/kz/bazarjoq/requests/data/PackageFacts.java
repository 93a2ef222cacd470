package kz.bazarjoq.requests.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.jspecify.annotations.Nullable;

/**
 * What both files of a package tell beside the rows themselves.
 *
 * @param subject whose data they are
 * @param held the parts that are held, in the order of the map
 * @param organisations who gets them, by code, in the order of the map
 * @param handed what was handed to each, by its code
 */
record PackageFacts(
        SubjectRequest request,
        PackageContent content,
        Instant madeAt,
        String subject,
        Map<String, HeldRows> held,
        Map<String, Organisation> organisations,
        Map<String, List<Handed>> handed) {

    /** The parts that an organisation gets. */
    List<String> partsOf(String organisation, DataMap map) {
        return held.keySet().stream()
                .filter(part -> map.part(part).recipients().contains(organisation))
                .toList();
    }

    /**
     * How much of a part is held.
     *
     * @param tables where, as source and table
     * @param firstEvent the earliest event of a row that its term is counted from
     * @param pending in how many rows that event hasn't happened, or isn't known
     */
    record HeldRows(
            long rows,
            List<Place> tables,
            @Nullable LocalDate firstEvent,
            @Nullable LocalDate lastEvent,
            long pending) {

        HeldRows with(HeldRows more) {
            var all = new java.util.ArrayList<>(tables);
            all.addAll(more.tables);
            return new HeldRows(
                    rows + more.rows,
                    List.copyOf(all),
                    earlier(firstEvent, more.firstEvent),
                    later(lastEvent, more.lastEvent),
                    pending + more.pending);
        }

        private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
            return one == null || (other != null && other.isBefore(one)) ? other : one;
        }

        private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
            return one == null || (other != null && other.isAfter(one)) ? other : one;
        }
    }

    /** A row that tells what was handed to an organisation: its columns and their values. */
    record Handed(SourceMap.Table table, List<String> columns, PersonRow row) {}
}
