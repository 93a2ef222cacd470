-- Who wrote on a request, from which address and in which thread, oldest first. Letters go into the thread of the address
-- that they are sent to.
create table thread_letter (
    entry        bigint generated always as identity constraint thread_letter_pk primary key,
    request_id   uuid not null constraint thread_letter_request_fk references request,
    address      text not null,
    name         text not null,
    subject      text not null,
    message_id   text not null,
    "references" text not null
);

create index thread_letter_of_request on thread_letter (request_id, entry);
create index thread_letter_message on thread_letter (message_id) where message_id <> '';

-- The outbox: one row for each letter that was ordered. A secret stands in it by its name only.
create table outgoing_letter (
    entry        bigint generated always as identity constraint outgoing_letter_pk primary key,
    key          text        not null constraint outgoing_letter_once unique,
    request_id   uuid        not null constraint outgoing_letter_request_fk references request,
    template     text        not null,
    language     text        not null,
    address      text        not null,
    subject      text        not null,
    text         text        not null,
    html         text        not null,
    message_id   text        not null constraint outgoing_letter_message_id_unique unique,
    in_reply_to  text,
    "references" text        not null,
    created_at   timestamptz not null,
    attempts     int         not null default 0,
    sent_at      timestamptz
);

create index outgoing_letter_of_request on outgoing_letter (request_id, entry);
