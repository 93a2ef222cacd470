-- The timeline is evidence: it only grows. Each entry becomes a link of one chain soon after it is committed; a link's hash covers
-- the entry and the hash of the link before it, so that a changed or missing entry is found. The migrations run as the owner of the
-- schema; the application's role may add to the evidence and read it, no more.

create table evidence_link (
    position bigint constraint evidence_link_pk primary key constraint evidence_link_position_counts check (position > 0),
    entry    bigint not null constraint evidence_link_entry_unique unique
                    constraint evidence_link_entry_fk references timeline_entry,
    hash     bytea  not null constraint evidence_link_hash_is_sha256 check (octet_length(hash) = 32)
);

create table evidence_unsealed (
    entry bigint constraint evidence_unsealed_pk primary key
);

insert into evidence_unsealed select entry from timeline_entry;

create function seal_later() returns trigger language plpgsql set search_path from current as $$
begin
    insert into evidence_unsealed (entry) values (new.entry);
    return null;
end $$;

create trigger timeline_entry_is_sealed_later after insert on timeline_entry
    for each row execute function seal_later();

create function refuse_change() returns trigger language plpgsql set search_path from current as $$
begin
    raise exception 'Evidence only grows: % of % is refused', lower(tg_op), tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger timeline_entry_only_grows before update or delete or truncate on timeline_entry
    for each statement execute function refuse_change();

create trigger evidence_link_only_grows before update or delete or truncate on evidence_link
    for each statement execute function refuse_change();

grant usage on schema ${flyway:defaultSchema} to "${role}";
grant select, insert, update, delete on all tables in schema ${flyway:defaultSchema} to "${role}";
grant usage, select on all sequences in schema ${flyway:defaultSchema} to "${role}";
alter default privileges in schema ${flyway:defaultSchema} grant select, insert, update, delete on tables to "${role}";
alter default privileges in schema ${flyway:defaultSchema} grant usage, select on sequences to "${role}";
revoke update, delete on timeline_entry, evidence_link from "${role}";
revoke insert, update, delete on flyway_schema_history from "${role}";
