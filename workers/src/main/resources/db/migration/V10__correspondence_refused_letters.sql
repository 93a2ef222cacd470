-- A letter whose address the mail server refuses for good is given up.
alter table outgoing_letter
    add column refused_at timestamptz,
    add constraint outgoing_letter_sent_or_refused check (sent_at is null or refused_at is null);
