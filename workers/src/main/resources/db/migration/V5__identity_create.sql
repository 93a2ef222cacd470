-- Whose data a request is about: first a candidate, then established.
create table request_subject (
    request_id  uuid        constraint request_subject_pk primary key
                            constraint request_subject_request_fk references request,
    source      text        not null,
    subject_key text        not null,
    state       text        not null constraint request_subject_state_known check (state in ('candidate', 'established')),
    method      text        not null,
    decided_by  text        not null,
    at          timestamptz not null,
    constraint request_subject_method_fits_state check (
        state = 'candidate' and method in ('sender-address', 'address-in-letter', 'picked-by-staff')
        or state = 'established' and method in ('code-to-address-on-file', 'decided-by-staff'))
);

-- One row for each code that is sent. What is here tells nobody the code, the link's token or the address.
create table identity_challenge (
    entry          bigint generated always as identity constraint identity_challenge_pk primary key,
    id             uuid        not null constraint identity_challenge_id_unique unique,
    request_id     uuid        not null constraint identity_challenge_request_fk references request,
    source         text        not null,
    subject_key    text        not null,
    nonce          text        not null,
    code_hash      text        not null,
    token_hash     text        not null constraint identity_challenge_token_unique unique,
    address_hash   text        not null,
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    tries          int         not null default 0,
    reported_tries int         not null default 0,
    max_tries      int         not null,
    asked_again    boolean     not null default false,
    state          text        not null constraint identity_challenge_state_known
                               check (state in ('open', 'used', 'exhausted', 'superseded')),
    constraint identity_challenge_tries_limited check (tries between 0 and max_tries),
    constraint identity_challenge_reported_what_was_tried check (reported_tries between 0 and tries)
);

create unique index identity_challenge_one_open on identity_challenge (request_id) where state = 'open';
create index identity_challenge_of_request on identity_challenge (request_id, entry);
create index identity_challenge_of_address on identity_challenge (address_hash, created_at);
