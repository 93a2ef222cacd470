package kz.bazarjoq.requests.local;

import java.util.List;

/** The tables of the sample shop, with the rows of some customers. */
final class SampleShopTables {

    final CopyTable companies = new CopyTable("shop.company (company_id, name, bin, legal_address)");
    final CopyTable customers = new CopyTable("shop.customer (customer_id, last_name, first_name, patronymic, iin,"
            + " phone, email, sex, birth_date, language, company_id, job_title, default_address_id, merged_into,"
            + " search_text, created_at, last_seen_at, closed_at)");
    final CopyTable changes =
            new CopyTable("shop.account_change (change_id, customer_id, field, old_value, new_value, changed_at)");
    final CopyTable addresses =
            new CopyTable("shop.address (address_id, customer_id, city, street, house, flat, postal_code, preferred)");
    final CopyTable orders = new CopyTable(
            "shop.orders (order_id, customer_id, guest_email, address_id,"
                    + " recipient_name, recipient_phone, delivery_address, comment, placed_at, status, total_tenge, delivered_at)");
    final CopyTable items = new CopyTable("shop.order_item (order_id, line, article, title, quantity, price_tenge)");
    final CopyTable payments = new CopyTable("shop.payment (payment_id, order_id, method, card_masked, card_expires,"
            + " receipt_sent_to, amount_tenge, paid_at)");
    final CopyTable returns =
            new CopyTable("shop.order_return (return_id, order_id, line, reason, status, requested_at, closed_at)");
    final CopyTable subscriptions = new CopyTable("shop.newsletter_subscription (subscription_id, customer_id,"
            + " email, topic, subscribed_at, unsubscribed_at)");
    final CopyTable suppressions = new CopyTable("shop.newsletter_suppression (email, added_at)");
    final CopyTable consents =
            new CopyTable("shop.consent (consent_id, customer_id, text_version, given_at, withdrawn_at, ip_address)");
    final CopyTable messages = new CopyTable("shop.support_message (message_id, customer_id, channel, sender_name,"
            + " sender_email, subject, body, sent_at, closed_at)");
    final CopyTable reviews =
            new CopyTable("shop.review (review_id, customer_id, article, author_name, rating, text, published_at)");
    final CopyTable devices = new CopyTable("shop.device (device_id, customer_id, cookie_id, ip_address, user_agent,"
            + " fingerprint, first_seen_at, last_seen_at)");
    final CopyTable locations =
            new CopyTable("shop.device_location (location_id, device_id, latitude, longitude, seen_at)");
    final CopyTable transfers = new CopyTable(
            "shop.partner_transfer (transfer_id, partner_code, customer_id, order_id, fields, reference, sent_at)");

    private long lastId;

    /** Begins the ids of the rows of this person, of whom there are fewer than a thousand. */
    void begin(long person) {
        lastId = person * 1000;
    }

    long nextId() {
        return ++lastId;
    }

    List<CopyTable> all() {
        return List.of(
                companies,
                customers,
                changes,
                addresses,
                orders,
                items,
                payments,
                returns,
                subscriptions,
                suppressions,
                consents,
                messages,
                reviews,
                devices,
                locations,
                transfers);
    }
}
