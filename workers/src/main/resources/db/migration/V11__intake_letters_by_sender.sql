-- Two senders whose programs write every letter under one Message-ID can send the same words, or none. What was stored before
-- keeps an empty digest.
alter table received_letter
    add column sender_digest text not null default '',
    drop constraint received_letter_once,
    add constraint received_letter_once unique (message_id, sender_digest, body_digest);
