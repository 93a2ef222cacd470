package kz.bazarjoq.requests.data;

import java.util.Optional;
import kz.bazarjoq.requests.engine.ItemNames;
import kz.bazarjoq.requests.register.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The names that the data map gives: that of a part, or the table's and then the column's. */
@Component
class MappedItemNames implements ItemNames {

    private final DataMap map;

    @Autowired
    MappedItemNames(Sources sources) {
        this(sources.map());
    }

    MappedItemNames(DataMap map) {
        this.map = map;
    }

    @Override
    public String name(String item, Language language) {
        var part = map.parts().get(item);
        if (part != null) {
            return part.name().in(language);
        }
        var path = item.split("\\.", -1);
        if (path.length != 3) {
            throw unknown(item);
        }
        var table = Optional.ofNullable(map.byName().get(path[0]))
                .map(source -> source.tables().get(path[1]))
                .orElseThrow(() -> unknown(item));
        var column = Optional.ofNullable(table.columns().get(path[2])).orElseThrow(() -> unknown(item));
        return "%s: %s".formatted(table.name().in(language), column.name().in(language));
    }

    private static IllegalArgumentException unknown(String item) {
        return new IllegalArgumentException("The data map has no item " + item);
    }
}
