-- The call centre's tables, without keys and indexes: those come after the rows. It is another maker's program with people of
-- its own, who are copies of the shop's customers where customer_no says so.
create table contact (
    contact_id      bigint      not null,
    customer_no     bigint,
    full_name       text        not null constraint contact_name_given check (full_name <> ''),
    phone           text        constraint contact_phone_form check (phone ~ '^\+7\d{10}$'),
    email           text,
    note            text,
    last_contact_at timestamptz not null,
    restricted_at   timestamptz,
    constraint contact_reachable check (phone is not null or email is not null)
);

-- A caller who isn't known has no contact.
create table call_record (
    call_id        bigint      not null,
    contact_id     bigint,
    phone          text        not null constraint call_record_phone_form check (phone ~ '^\+7\d{10}$'),
    direction      text        not null constraint call_record_direction_known check (direction in ('in', 'out')),
    operator       text        not null,
    started_at     timestamptz not null,
    seconds        int         not null,
    recording_file text,
    summary        text        not null
);

create table contact_message (
    message_id  bigint      not null,
    contact_id  bigint      not null,
    channel     text        not null constraint contact_message_channel_known check (channel in ('whatsapp', 'telegram')),
    body        text        not null,
    received_at timestamptz not null,
    closed_at   timestamptz
);

create table loyalty_account (
    account_no  bigint      not null,
    card_number char(13)    not null constraint loyalty_account_card_form check (card_number ~ '^29\d{11}$'),
    customer_no bigint      not null,
    holder_name text        not null constraint loyalty_account_holder_given check (holder_name <> ''),
    points      int         not null constraint loyalty_account_points_positive check (points >= 0),
    opened_at   timestamptz not null,
    closed_at   timestamptz
);

create table loyalty_movement (
    movement_id bigint      not null,
    account_no  bigint      not null,
    points      int         not null,
    order_no    bigint,
    reason      text        not null,
    moved_at    timestamptz not null
);
