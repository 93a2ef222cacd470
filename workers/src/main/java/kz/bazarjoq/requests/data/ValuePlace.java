package kz.bazarjoq.requests.data;

import java.util.List;

/**
 * Where a value of a person's stands.
 *
 * @param key the values of its row's key
 */
public record ValuePlace(String source, String table, List<String> key, String column) {

    /** Copies the key. */
    public ValuePlace {
        key = List.copyOf(key);
    }

    /** What variables and letters name it by: {@code shop.customer.last_name}. */
    public String item() {
        return "%s.%s.%s".formatted(source, table, column);
    }

    /** Without the key, which may name a person. */
    @Override
    public String toString() {
        return item();
    }
}
