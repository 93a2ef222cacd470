package kz.bazarjoq.requests.data;

import org.jspecify.annotations.Nullable;

/**
 * Where an item stands that was to be corrected.
 *
 * @param item by the data map, {@code shop.customer.last_name}
 * @param result {@code changed}, {@code conflict}, {@code unchangeable} or {@code declined}
 * @param ground where it was declined
 */
public record CorrectedItem(String item, String result, @Nullable String ground) {}
