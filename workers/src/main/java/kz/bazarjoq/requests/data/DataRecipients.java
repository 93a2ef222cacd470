package kz.bazarjoq.requests.data;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells which organisations got data of the subject of a request: those of the parts concerned, where the shop recorded it only those. */
@Component
public class DataRecipients {

    private final Sources sources;
    private final Inventory inventory;
    private final TransferRecords transfers;
    private final EstablishedSubjects subjects;

    DataRecipients(Sources sources, Inventory inventory, TransferRecords transfers, EstablishedSubjects subjects) {
        this.sources = sources;
        this.inventory = inventory;
        this.transfers = transfers;
        this.subjects = subjects;
    }

    /**
     * Those who got something of these items, in the order of the data map.
     *
     * @param items parts of the data map, or columns as {@code shop.customer.last_name}
     */
    @Transactional(readOnly = true)
    public List<DataRecipient> of(RequestId request, Collection<String> items) {
        var known = transfers.of(request);
        var recorded = recorded();
        var concerned = items.stream()
                .flatMap(item -> sources.map().part(part(item)).recipients().stream())
                .collect(Collectors.toSet());
        return sources.map().recipients().entrySet().stream()
                .filter(entry -> concerned.contains(entry.getKey()))
                .filter(entry -> !recorded.contains(entry.getKey()) || known.containsKey(entry.getKey()))
                .map(entry -> recipient(entry.getKey(), entry.getValue(), known.getOrDefault(entry.getKey(), Set.of())))
                .toList();
    }

    /** The codes of those who are told by a signed call. */
    public List<String> called() {
        return sources.map().recipients().entrySet().stream()
                .filter(entry -> entry.getValue().tell().call() != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The parts of which something was found on the subject. */
    @Transactional(readOnly = true)
    public List<String> partsFound(RequestId request) {
        var found = inventory.of(request).stream().map(LocatedData::part).collect(Collectors.toSet());
        return sources.map().parts().keySet().stream().filter(found::contains).toList();
    }

    /** What a recipient knows the subject by, as long as he is one: the shop's own number. Empty where nobody is established. */
    public String subjectNumber(RequestId request) {
        return subjects.established(request).map(SubjectRef::key).orElse("");
    }

    private static DataRecipient recipient(String code, Organisation organisation, Set<String> references) {
        return new DataRecipient(
                code,
                organisation.name(),
                organisation.isAbroad(),
                organisation.tell().email(),
                organisation.tell().call(),
                List.copyOf(new TreeSet<>(references)));
    }

    /** The recipients whose transfers some source records. */
    private Set<String> recorded() {
        return sources.map().sources().stream()
                .flatMap(source -> Stream.ofNullable(source.transfers()))
                .flatMap(transfers -> transfers.recipients().stream())
                .collect(Collectors.toSet());
    }

    private String part(String item) {
        if (sources.map().parts().containsKey(item)) {
            return item;
        }
        var path = item.split("\\.", -1);
        return sources.map().source(path[0]).table(path[1]).part(path[2]);
    }
}
