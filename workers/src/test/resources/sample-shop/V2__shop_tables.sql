-- The shop's tables, without keys and indexes: those come after the rows, which is quickest. What the first version had
-- goes; its rows were generated, too.
drop table if exists customer, address, orders, order_item, payment, newsletter_subscription, consent_text, consent,
    support_message, device cascade;

create table company (
    company_id    bigint   not null,
    name          text     not null,
    bin           char(12) not null constraint company_bin_form check (bin ~ '^\d{12}$'),
    legal_address text     not null
);

-- An account. email may be missing where it was opened by telephone. search_text is derived: names, phone and email in small
-- letters, which the shop's staff search in. The shop's programs leave a row with restricted_at alone, here and elsewhere.
create table customer (
    customer_id        bigint      not null,
    last_name          text        not null constraint customer_last_name_given check (last_name <> ''),
    first_name         text        not null constraint customer_first_name_given check (first_name <> ''),
    patronymic         text,
    iin                char(12)    constraint customer_iin_form check (iin ~ '^\d{12}$'),
    phone              text        constraint customer_phone_form check (phone ~ '^\+7\d{10}$'),
    email              text        constraint customer_email_form check (email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$'),
    sex                char(1)     not null constraint customer_sex_known check (sex in ('F', 'M')),
    birth_date         date        not null constraint customer_birth_date_likely check (birth_date >= '1900-01-01'),
    language           text        not null constraint customer_language_known check (language in ('ru', 'kk', 'en')),
    company_id         bigint,
    job_title          text        constraint customer_job_title_at_company check (job_title is null or company_id is not null),
    default_address_id bigint,
    merged_into        bigint      constraint customer_merged_into_another check (merged_into <> customer_id),
    search_text        text        not null default '',
    created_at         timestamptz not null,
    last_seen_at       timestamptz,
    closed_at          timestamptz,
    restricted_at      timestamptz
);

-- What the shop's programs write down when a customer changes his account: the values of whichever field it was.
create table account_change (
    change_id   bigint      not null,
    customer_id bigint      not null,
    field       text        not null,
    old_value   text,
    new_value   text,
    changed_at  timestamptz not null
);

create table address (
    address_id    bigint  not null,
    customer_id   bigint  not null,
    city          text    not null,
    street        text    not null,
    house         text    not null,
    flat          text,
    postal_code   text    not null constraint address_postal_code_form check (postal_code ~ '^([A-Z]\d{2}[A-Z]\d[A-Z]\d|\d{6})$'),
    preferred     boolean not null,
    restricted_at timestamptz
);

-- recipient_name, recipient_phone and delivery_address are copied when the order is placed; a guest's order has no account.
create table orders (
    order_id         bigint      not null,
    customer_id      bigint,
    guest_email      text        constraint orders_guest_email_form check (guest_email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$'),
    address_id       bigint,
    recipient_name   text        not null constraint orders_recipient_given check (recipient_name <> ''),
    recipient_phone  text        not null constraint orders_recipient_phone_form check (recipient_phone ~ '^\+7\d{10}$'),
    delivery_address text        not null,
    comment          text,
    placed_at        timestamptz not null,
    status           text        not null constraint orders_status_known
                                 check (status in ('open', 'delivered', 'returned', 'cancelled')),
    total_tenge      int         not null constraint orders_total_positive check (total_tenge > 0),
    delivered_at     timestamptz constraint orders_delivered_after_placed check (delivered_at > placed_at),
    restricted_at    timestamptz,
    constraint orders_of_account_or_guest check ((customer_id is null) = (guest_email is not null)),
    constraint orders_delivered_has_time check ((status in ('delivered', 'returned')) = (delivered_at is not null))
);

create table order_item (
    order_id    bigint not null,
    line        int    not null,
    article     text   not null,
    title       text   not null,
    quantity    int    not null,
    price_tenge int    not null
);

-- receipt_sent_to is a copy of the address that the fiscal receipt went to.
create table payment (
    payment_id      bigint      not null,
    order_id        bigint      not null,
    method          text        not null constraint payment_method_known check (method in ('card', 'cash')),
    card_masked     text        constraint payment_card_masked check (card_masked ~ '^\d{4} \d{2}\*\* \*{4} \d{4}$'),
    card_expires    char(5)     constraint payment_card_expires_form check (card_expires ~ '^\d{2}/\d{2}$'),
    receipt_sent_to text,
    amount_tenge    int         not null,
    paid_at         timestamptz not null,
    constraint payment_by_card_has_card check ((method = 'card') = (card_masked is not null and card_expires is not null))
);

create table order_return (
    return_id    bigint      not null,
    order_id     bigint      not null,
    line         int         not null,
    reason       text        not null,
    status       text        not null constraint order_return_status_known
                             check (status in ('requested', 'received', 'refunded', 'refused')),
    requested_at timestamptz not null,
    closed_at    timestamptz,
    constraint order_return_closed_has_time check ((status in ('refunded', 'refused')) = (closed_at is not null))
);

-- email is copied from the account; guests subscribe without one.
create table newsletter_subscription (
    subscription_id bigint      not null,
    customer_id     bigint,
    email           text        not null constraint newsletter_subscription_email_form check (email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$'),
    topic           text        not null,
    subscribed_at   timestamptz not null,
    unsubscribed_at timestamptz,
    restricted_at   timestamptz
);

-- Addresses that no list may be sent to, however they get into one again.
create table newsletter_suppression (
    suppression_id bigint      generated by default as identity,
    email          text        not null constraint newsletter_suppression_lower check (email = lower(email)),
    added_at       timestamptz not null,
    restricted_at  timestamptz
);

create table consent_text (
    version        text not null,
    effective_from date not null,
    text           text not null
);

insert into consent_text (version, effective_from, text) values
    ('2016-03', '2016-03-01', 'Я согласен на обработку моих данных магазином.'),
    ('2021-06', '2021-06-01', 'Я согласен на сбор и обработку моих персональных данных в целях исполнения заказа.'),
    ('2024-01', '2024-01-24', 'Я согласен на сбор и обработку моих персональных данных на условиях Политики конфиденциальности от 24 января 2024 г.');

create table consent (
    consent_id   bigint      not null,
    customer_id  bigint      not null,
    text_version text        not null,
    given_at     timestamptz not null,
    withdrawn_at timestamptz constraint consent_withdrawn_after_given check (withdrawn_at > given_at),
    ip_address   inet        not null
);

-- sender_name and sender_email are copied from the account, or typed by one who has none.
create table support_message (
    message_id   bigint      not null,
    customer_id  bigint,
    channel      text        not null,
    sender_name  text        not null,
    sender_email text,
    subject      text        not null,
    body         text        not null,
    sent_at      timestamptz not null,
    closed_at    timestamptz
);

create table review (
    review_id    bigint      not null,
    customer_id  bigint      not null,
    article      text        not null,
    author_name  text        not null constraint review_author_given check (author_name <> ''),
    rating       int         not null constraint review_rating_in_stars check (rating between 1 and 5),
    text         text        not null,
    published_at timestamptz not null
);

create table device (
    device_id     bigint      not null,
    customer_id   bigint      not null,
    cookie_id     uuid,
    ip_address    inet        not null,
    user_agent    text        not null,
    fingerprint   jsonb       not null,
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null
);

create table device_location (
    location_id bigint        not null,
    device_id   bigint        not null,
    latitude    numeric(8, 5) not null constraint device_location_latitude check (latitude between -90 and 90),
    longitude   numeric(8, 5) not null constraint device_location_longitude check (longitude between -180 and 180),
    seen_at     timestamptz   not null
);

create table partner (
    partner_code text     not null,
    name         text     not null,
    bin          char(12) constraint partner_bin_form check (bin ~ '^\d{12}$'),
    address      text     not null,
    country      char(2)  not null
);

-- Names and numbers are invented.
insert into partner (partner_code, name, bin, address, country) values
    ('carrier', 'ТОО «Жеткізу Экспресс»', '170340012453', 'Алматы, улица Толе би, 301', 'KZ'),
    ('post', 'АО «Дала Пошта»', '990540000120', 'Астана, проспект Республики, 8', 'KZ'),
    ('bank', 'АО «Төлем Банк»', '150840029313', 'Алматы, проспект Аль-Фараби, 17', 'KZ'),
    ('mailing', 'Lettera Digital GmbH', null, 'Lindenstrasse 8, Berlin', 'DE');

-- Which fields went to which partner when; reference is the partner's own number for it.
create table partner_transfer (
    transfer_id  bigint      not null,
    partner_code text        not null,
    customer_id  bigint,
    order_id     bigint,
    fields       text[]      not null,
    reference    text        not null,
    sent_at      timestamptz not null,
    constraint partner_transfer_of_somebody check (customer_id is not null or order_id is not null)
);
