-- Rows that stay without their values because others refer to them: they go with the last that does.
create table husk (
    table_name text   not null,
    row_key    text[] not null,
    persons    text[] not null,
    constraint husk_pk primary key (table_name, row_key)
);
create index husk_of_person on husk using gin (persons);
