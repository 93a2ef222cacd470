package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Locates the data held on the subject of a request, in every source of the data map. */
@Component
class DataLocation {

    private final Sources sources;
    private final SubjectRows rows;
    private final Vault vault;
    private final EstablishedSubjects subjects;
    private final Inventory inventory;
    private final TransferRecords transfers;
    private final Register register;

    DataLocation(
            Sources sources,
            SubjectRows rows,
            Vault vault,
            EstablishedSubjects subjects,
            Inventory inventory,
            TransferRecords transfers,
            Register register) {
        this.sources = sources;
        this.rows = rows;
        this.vault = vault;
        this.subjects = subjects;
        this.inventory = inventory;
        this.transfers = transfers;
        this.register = register;
    }

    /**
     * Stores the inventory anew and answers which parts of the data are held, in the order of the data map. Without an established
     * subject none are.
     *
     * @throws SourceUnavailableException when a source can't be asked; the inventory stays as it was
     */
    @Transactional
    List<HeldPart> locate(RequestId request) {
        return sources.atOneMoment(() -> locate(
                request,
                subjects.established(request).map(subject -> new PersonData(sources, rows.find(subject), vault))));
    }

    private List<HeldPart> locate(RequestId request, Optional<PersonData> data) {
        var counts = data.map(DataLocation::count).orElse(List.of());
        var obligations = data.map(Obligations::lasting).orElse(Map.of());
        inventory.replace(request, counts);
        data.ifPresent(all -> transfers.keep(request, all));
        var tables = counts.stream().map(Inventory.Count::table).distinct().count();
        register.record(request, Actor.worker("data.locate"), "data-located", Long.toString(tables));
        return sources.map().parts().entrySet().stream()
                .filter(part -> counts.stream().anyMatch(count -> count.part().equals(part.getKey())))
                .map(part -> HeldPart.of(part.getKey(), part.getValue(), obligations.get(part.getKey())))
                .toList();
    }

    /** What is blocked in the vault is held, too. */
    private static List<Inventory.Count> count(PersonData data) {
        var counts = new ArrayList<Inventory.Count>();
        for (var database : data.sources().all()) {
            var live = data.counts(database).byTable();
            database.map().tables().forEach((name, table) -> {
                var parts = new LinkedHashMap<>(live.getOrDefault(name, Map.of()));
                table.parts().forEach(part -> data.withheld(database, name, part)
                        .forEach(kept -> parts.merge(part, kept.rows(), Long::sum)));
                parts.forEach((part, rows) ->
                        counts.add(new Inventory.Count(database.map().source(), name, part, rows)));
            });
        }
        return counts;
    }
}
