-- What staff answer in their own words, one answer for each right of a request. The letter takes it from here, so that it
-- never enters the engine; once a letter has taken it, it stays as it is.
create table answer (
    request_id uuid        not null constraint answer_request_fk references request,
    right_id   text        not null,
    text       text        not null constraint answer_not_empty check (text <> '')
                           constraint answer_not_too_long check (char_length(text) <= 10000),
    version    int         not null,
    written_by text        not null,
    written_at timestamptz not null,
    taken_at   timestamptz,
    constraint answer_pk primary key (request_id, right_id)
);
