-- Who looked at personal data on the case pages: every viewing of a case, every letter that was downloaded, every search
-- for a customer. Kept as long as the request.
create table case_viewing (
    entry      bigint generated always as identity constraint case_viewing_pk primary key,
    request_id uuid        not null constraint case_viewing_request_fk references request,
    staff      text        not null,
    at         timestamptz not null,
    what       text        not null constraint case_viewing_what_known check (what in ('case', 'raw-letter', 'subject-search')),
    detail     text        not null
);

create index case_viewing_of_request on case_viewing (request_id, entry);
