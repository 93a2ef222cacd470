package kz.bazarjoq.requests.casework;

import java.util.Map;
import kz.bazarjoq.requests.data.Inventory;
import kz.bazarjoq.requests.data.LocatedData;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.stereotype.Component;

/** Where the shop holds data of the subject, as counts. */
@Component
class InventorySection implements CaseSection {

    private final Inventory inventory;

    InventorySection(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public Map<String, Object> of(SubjectRequest request) {
        var located = inventory.of(request.id());
        return Map.of(
                "inventory",
                located.stream()
                        .map(data -> new InventoryLine(
                                data.partName().in(Language.RU),
                                data.tableName().in(Language.RU),
                                data.source() + "." + data.table(),
                                data.rows()))
                        .toList(),
                "locatedAt",
                located.stream()
                        .map(LocatedData::locatedAt)
                        .findFirst()
                        .map(Russian::moment)
                        .orElse(""));
    }

    record InventoryLine(String part, String table, String source, long rows) {}
}
