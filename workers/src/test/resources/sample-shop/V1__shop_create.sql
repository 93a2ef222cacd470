create table customer (
    customer_id bigint      constraint customer_pk primary key,
    last_name   text        not null,
    first_name  text        not null,
    patronymic  text,
    iin         char(12)    constraint customer_iin_unique unique
                            constraint customer_iin_form check (iin ~ '^\d{12}$'),
    phone       text,
    email       text,
    sex         char(1)     not null constraint customer_sex_known check (sex in ('F', 'M')),
    birth_date  date        not null,
    language    text        not null constraint customer_language_known check (language in ('ru', 'kk', 'en')),
    created_at  timestamptz not null
);

create index customer_by_email on customer (lower(email));

create table address (
    address_id  bigint  constraint address_pk primary key,
    customer_id bigint  not null constraint address_customer_fk references customer,
    city        text    not null,
    street      text    not null,
    house       text    not null,
    flat        text,
    postal_code text    not null,
    preferred   boolean not null
);

create index address_of_customer on address (customer_id);

create table orders (
    order_id    bigint      constraint orders_pk primary key,
    customer_id bigint      not null constraint orders_customer_fk references customer,
    address_id  bigint      not null constraint orders_address_fk references address,
    placed_at   timestamptz not null,
    status      text        not null constraint orders_status_known
                            check (status in ('open', 'delivered', 'returned', 'cancelled')),
    total_tenge int         not null
);

create index orders_of_customer on orders (customer_id);

create table order_item (
    order_id    bigint not null constraint order_item_order_fk references orders,
    line        int    not null,
    article     text   not null,
    title       text   not null,
    quantity    int    not null,
    price_tenge int    not null,
    constraint order_item_pk primary key (order_id, line)
);

create table payment (
    payment_id   bigint      constraint payment_pk primary key,
    order_id     bigint      not null constraint payment_order_fk references orders,
    method       text        not null constraint payment_method_known check (method in ('card', 'cash')),
    card_masked  text        constraint payment_card_masked check (card_masked ~ '^\d{4} \d{2}\*\* \*{4} \d{4}$'),
    card_expires char(5),
    amount_tenge int         not null,
    paid_at      timestamptz not null
);

create index payment_of_order on payment (order_id);

create table newsletter_subscription (
    subscription_id bigint      constraint newsletter_subscription_pk primary key,
    customer_id     bigint      not null constraint newsletter_subscription_customer_fk references customer,
    email           text        not null,
    topic           text        not null,
    subscribed_at   timestamptz not null,
    unsubscribed_at timestamptz
);

create index newsletter_subscription_of_customer on newsletter_subscription (customer_id);

create table consent_text (
    version        text constraint consent_text_pk primary key,
    effective_from date not null,
    text           text not null
);

insert into consent_text (version, effective_from, text) values
    ('2021-06', '2021-06-01', 'Я согласен на сбор и обработку моих персональных данных в целях исполнения заказа.'),
    ('2024-01', '2024-01-24', 'Я согласен на сбор и обработку моих персональных данных на условиях Политики конфиденциальности от 24 января 2024 г.');

create table consent (
    consent_id   bigint      constraint consent_pk primary key,
    customer_id  bigint      not null constraint consent_customer_fk references customer,
    text_version text        not null constraint consent_text_fk references consent_text,
    given_at     timestamptz not null,
    withdrawn_at timestamptz,
    ip_address   inet        not null
);

create index consent_of_customer on consent (customer_id);

create table support_message (
    message_id  bigint      constraint support_message_pk primary key,
    customer_id bigint      not null constraint support_message_customer_fk references customer,
    channel     text        not null,
    subject     text        not null,
    body        text        not null,
    sent_at     timestamptz not null
);

create index support_message_of_customer on support_message (customer_id);

create table device (
    device_id     bigint      constraint device_pk primary key,
    customer_id   bigint      not null constraint device_customer_fk references customer,
    cookie_id     uuid        not null,
    ip_address    inet        not null,
    user_agent    text        not null,
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null
);

create index device_of_customer on device (customer_id);
