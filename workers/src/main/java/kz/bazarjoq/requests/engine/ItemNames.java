package kz.bazarjoq.requests.engine;

import kz.bazarjoq.requests.register.Language;

/** What a customer calls the items of the shop's data that variables name by code. */
public interface ItemNames {

    /**
     * The name of an item.
     *
     * @param item a part of the data map, such as {@code account-contact}, or source, table and column of it, such as
     *     {@code shop.customer.last_name}
     * @throws IllegalArgumentException where the data map has no such item
     */
    String name(String item, Language language);
}
