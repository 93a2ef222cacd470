-- What was found on the subject of a request: counts only, never a copy of a value.
create table located_data (
    request_id uuid        not null constraint located_data_request_fk references request,
    source     text        not null,
    table_name text        not null,
    category   text        not null,
    rows       bigint      not null constraint located_data_something check (rows > 0),
    located_at timestamptz not null,
    constraint located_data_pk primary key (request_id, source, table_name, category)
);
