-- Which partners got data of the subject of a request, as the shop had it recorded when data were last located: the records may be
-- destroyed before the partners are told. content: the partners' own numbers for it, encrypted.
create table data_transfer (
    request_id uuid  not null constraint data_transfer_request_fk references request,
    recipient  text  not null,
    content    bytea not null,
    constraint data_transfer_pk primary key (request_id, recipient)
);

-- Which organisation is told for which job, how, and whether it has confirmed; by name of the data, never by value.
create table recipient_notice (
    entry                bigint generated always as identity constraint recipient_notice_pk primary key,
    id                   uuid        not null constraint recipient_notice_id_unique unique,
    request_id           uuid        not null constraint recipient_notice_request_fk references request,
    element_instance_key bigint      not null,
    recipient            text        not null,
    name                 text        not null,
    channel              text        not null constraint recipient_notice_channel_known check (channel in ('letter', 'call')),
    ordered_at           timestamptz not null,
    told_at              timestamptz,
    confirmed_at         timestamptz,
    confirmed_by         text        constraint recipient_notice_confirmed_by_known check (confirmed_by in ('link', 'answer')),
    constraint recipient_notice_once unique (element_instance_key, recipient, request_id),
    constraint recipient_notice_confirmed_after_told check (confirmed_at is null or told_at is not null),
    constraint recipient_notice_confirmed_somehow check ((confirmed_at is null) = (confirmed_by is null))
);

create index recipient_notice_of_request on recipient_notice (request_id, entry);
create index recipient_notice_unconfirmed on recipient_notice (told_at) where confirmed_at is null;

create table recipient_notice_item (
    notice_id uuid not null constraint recipient_notice_item_notice_fk references recipient_notice (id),
    place     int  not null,
    what      text not null constraint recipient_notice_item_what_known check (what in ('corrected', 'stopped', 'destroyed', 'blocked')),
    item      text not null,
    constraint recipient_notice_item_pk primary key (notice_id, place)
);
