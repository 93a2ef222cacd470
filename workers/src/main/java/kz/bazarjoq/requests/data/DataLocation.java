package kz.bazarjoq.requests.data;

import java.util.ArrayList;
import java.util.List;
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
    private final EstablishedSubjects subjects;
    private final Inventory inventory;
    private final Register register;

    DataLocation(
            Sources sources, SubjectRows rows, EstablishedSubjects subjects, Inventory inventory, Register register) {
        this.sources = sources;
        this.rows = rows;
        this.subjects = subjects;
        this.inventory = inventory;
        this.register = register;
    }

    /** Stores the inventory anew and answers whether anything is held. Without an established subject nothing is. */
    @Transactional
    boolean locate(RequestId request) {
        var counts = subjects.established(request).map(this::count).orElse(List.of());
        inventory.replace(request, counts);
        var tables = counts.stream().map(Inventory.Count::table).distinct().count();
        register.record(request, Actor.worker("data.locate"), "data-located", Long.toString(tables));
        return !counts.isEmpty();
    }

    private List<Inventory.Count> count(SubjectRef subject) {
        var counts = new ArrayList<Inventory.Count>();
        for (var database : sources.all()) {
            var source = database.map().source();
            for (var table : database.map().tables().keySet()) {
                rows.count(database, table, subject)
                        .forEach((category, count) -> counts.add(new Inventory.Count(source, table, category, count)));
            }
        }
        return counts;
    }
}
