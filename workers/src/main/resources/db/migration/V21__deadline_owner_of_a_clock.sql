-- right_id is from now on the right that the customer invoked; its inquiry and remedy may run by the term of another right.
-- Who owned the clocks of before isn't known: they stay with the right whose term they have.
alter table request_deadline add column term_of text;
update request_deadline set term_of = right_id;
alter table request_deadline alter column term_of set not null;
-- What has begun to change the customer's data can't be taken back any more.
alter table request_deadline add column acting boolean not null default false;
