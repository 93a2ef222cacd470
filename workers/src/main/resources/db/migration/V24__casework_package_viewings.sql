-- Staff look at what a customer gets before it is sent.
alter table case_viewing drop constraint case_viewing_what_known;
alter table case_viewing add constraint case_viewing_what_known
    check (what in ('case', 'raw-letter', 'subject-search', 'correctable-data', 'package'));
