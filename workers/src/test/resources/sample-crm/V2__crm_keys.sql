-- Keys, references and indexes, once the rows are there.
alter table contact add constraint contact_pk primary key (contact_id),
    add constraint contact_customer_unique unique (customer_no);
create index contact_by_phone on contact (phone);
create index contact_without_account_by_phone on contact (phone) where customer_no is null;
create index contact_without_account_by_email on contact (lower(email)) where customer_no is null;

alter table call_record add constraint call_record_pk primary key (call_id),
    add constraint call_record_contact_fk foreign key (contact_id) references contact;
create index call_record_of_contact on call_record (contact_id);
create index call_record_without_contact on call_record (phone) where contact_id is null;

alter table contact_message add constraint contact_message_pk primary key (message_id),
    add constraint contact_message_contact_fk foreign key (contact_id) references contact;
create index contact_message_of_contact on contact_message (contact_id);

alter table loyalty_account add constraint loyalty_account_pk primary key (account_no),
    add constraint loyalty_account_card_unique unique (card_number),
    add constraint loyalty_account_customer_unique unique (customer_no);

alter table loyalty_movement add constraint loyalty_movement_pk primary key (movement_id),
    add constraint loyalty_movement_account_fk foreign key (account_no) references loyalty_account;
create index loyalty_movement_of_account on loyalty_movement (account_no);
