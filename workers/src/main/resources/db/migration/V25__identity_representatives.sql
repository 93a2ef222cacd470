-- What is for the subject doesn't go to somebody who only wrote for him.
alter table request_subject add column on_behalf boolean not null default false;
