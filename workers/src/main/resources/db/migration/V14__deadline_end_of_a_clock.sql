-- A clock is a row of its own, so that two inquiries of one request don't share the clock of their blocking, and it ends when
-- what it watched is done.
alter table request_deadline drop constraint request_deadline_pk;
alter table request_deadline add column id uuid not null default gen_random_uuid() constraint request_deadline_pk primary key;
alter table request_deadline add column ended_at timestamptz;
create index request_deadline_of_request on request_deadline (request_id);
