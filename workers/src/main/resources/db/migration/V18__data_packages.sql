-- What a customer gets of a right to information: one package for each right of a request, in encrypted pieces. It says how much is
-- in it, and what its content hashes to, never what it is. It goes when its time is over.
create table package (
    package_id  uuid        constraint package_pk primary key,
    request_id  uuid        not null constraint package_request_fk references request,
    right_id    text        not null,
    content     text        not null constraint package_content_known
                            check (content in ('composition-and-sources', 'bases-purposes-terms', 'recipients', 'processors')),
    token_hash  text        not null constraint package_token_unique unique,
    made_at     timestamptz not null,
    -- Counted from the letter that names the package; until then it waits with its request.
    expires_at  timestamptz,
    size        bigint      not null,
    chunks      int         not null,
    sha256      text        not null,
    table_count int         not null,
    part_count  int         not null,
    row_count   bigint      not null,
    hidden      int         not null,
    -- Texts in which something was blacked out, for who checks the package: encrypted.
    review      bytea       not null,
    constraint package_once_for_a_right unique (request_id, right_id)
);

create index package_expires on package (expires_at);

create table package_chunk (
    package_id uuid  not null constraint package_chunk_package_fk references package on delete cascade deferrable initially deferred,
    number     int   not null,
    content    bytea not null,
    constraint package_chunk_pk primary key (package_id, number)
);

-- Words that a person wants blacked out, or not, in the free texts of a request's packages: encrypted.
create table package_word (
    word_id    uuid        constraint package_word_pk primary key,
    request_id uuid        not null constraint package_word_request_fk references request,
    hide       boolean     not null,
    words      bytea       not null,
    staff      text        not null,
    at         timestamptz not null
);

create index package_word_of_request on package_word (request_id);
