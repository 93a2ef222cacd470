-- Keys, references and indexes, once the rows are there.
alter table company add constraint company_pk primary key (company_id),
    add constraint company_bin_unique unique (bin);

alter table customer add constraint customer_pk primary key (customer_id),
    add constraint customer_iin_unique unique (iin),
    add constraint customer_email_unique unique (email);
create index customer_by_email on customer (lower(email));
create index customer_by_phone on customer (phone);
create index customer_of_company on customer (company_id);
create index customer_by_default_address on customer (default_address_id);
create index customer_merged on customer (merged_into);

alter table account_change add constraint account_change_pk primary key (change_id);
create index account_change_of_customer on account_change (customer_id);

alter table address add constraint address_pk primary key (address_id);
create index address_of_customer on address (customer_id);

alter table orders add constraint orders_pk primary key (order_id);
create index orders_of_customer on orders (customer_id);
create index orders_to_address on orders (address_id);
create index orders_by_guest_email on orders (lower(guest_email));
create index orders_of_guest on orders (guest_email);
create index orders_of_guest_without_account on orders (guest_email) where customer_id is null;
create index orders_without_account on orders (lower(guest_email)) where customer_id is null;

alter table order_item add constraint order_item_pk primary key (order_id, line);

alter table payment add constraint payment_pk primary key (payment_id);
create index payment_of_order on payment (order_id);

alter table order_return add constraint order_return_pk primary key (return_id);
create index order_return_of_order on order_return (order_id, line);

alter table newsletter_subscription add constraint newsletter_subscription_pk primary key (subscription_id),
    add constraint newsletter_subscription_unique unique (email, topic);
create index newsletter_subscription_of_customer on newsletter_subscription (customer_id);
create index newsletter_subscription_by_email on newsletter_subscription (lower(email));
create index newsletter_subscription_without_account on newsletter_subscription (lower(email)) where customer_id is null;

alter table newsletter_suppression add constraint newsletter_suppression_pk primary key (suppression_id),
    add constraint newsletter_suppression_unique unique (email);
create index newsletter_suppression_by_email on newsletter_suppression (lower(email));

alter table consent_text add constraint consent_text_pk primary key (version);

alter table consent add constraint consent_pk primary key (consent_id);
create index consent_of_customer on consent (customer_id);

alter table support_message add constraint support_message_pk primary key (message_id);
create index support_message_of_customer on support_message (customer_id);
create index support_message_without_account on support_message (lower(sender_email)) where customer_id is null;

alter table review add constraint review_pk primary key (review_id);
create index review_of_customer on review (customer_id);

alter table device add constraint device_pk primary key (device_id),
    add constraint device_cookie_unique unique (cookie_id);
create index device_of_customer on device (customer_id);

alter table device_location add constraint device_location_pk primary key (location_id);
create index device_location_of_device on device_location (device_id);

alter table partner add constraint partner_pk primary key (partner_code);

alter table partner_transfer add constraint partner_transfer_pk primary key (transfer_id);
create index partner_transfer_of_customer on partner_transfer (customer_id);
create index partner_transfer_of_order on partner_transfer (order_id);

-- customer and address refer to each other.
alter table customer
    add constraint customer_company_fk foreign key (company_id) references company,
    add constraint customer_default_address_fk foreign key (default_address_id) references address,
    add constraint customer_merged_into_fk foreign key (merged_into) references customer;
alter table account_change add constraint account_change_customer_fk foreign key (customer_id) references customer;
alter table address add constraint address_customer_fk foreign key (customer_id) references customer;
alter table orders
    add constraint orders_customer_fk foreign key (customer_id) references customer,
    add constraint orders_address_fk foreign key (address_id) references address;
alter table order_item add constraint order_item_order_fk foreign key (order_id) references orders;
alter table payment add constraint payment_order_fk foreign key (order_id) references orders;
alter table order_return add constraint order_return_item_fk foreign key (order_id, line) references order_item;
alter table newsletter_subscription
    add constraint newsletter_subscription_customer_fk foreign key (customer_id) references customer;
alter table consent
    add constraint consent_customer_fk foreign key (customer_id) references customer,
    add constraint consent_text_fk foreign key (text_version) references consent_text;
alter table support_message add constraint support_message_customer_fk foreign key (customer_id) references customer;
alter table review add constraint review_customer_fk foreign key (customer_id) references customer;
alter table device add constraint device_customer_fk foreign key (customer_id) references customer;
alter table device_location add constraint device_location_device_fk foreign key (device_id) references device;
alter table partner_transfer
    add constraint partner_transfer_partner_fk foreign key (partner_code) references partner,
    add constraint partner_transfer_customer_fk foreign key (customer_id) references customer,
    add constraint partner_transfer_order_fk foreign key (order_id) references orders;

-- The shop's programs leave restricted rows alone; the workers of the requests, who restrict them, don't.
create function leave_restricted_alone() returns trigger language plpgsql as $$
begin
    if old.restricted_at is not null and current_user <> 'requests_shop' then
        raise exception 'A row of % is restricted', tg_table_name using errcode = 'RS001';
    end if;
    return coalesce(new, old);
end $$;
create trigger customer_restricted before update or delete on customer
    for each row execute function leave_restricted_alone();
create trigger address_restricted before update or delete on address
    for each row execute function leave_restricted_alone();
create trigger orders_restricted before update or delete on orders
    for each row execute function leave_restricted_alone();
create trigger newsletter_subscription_restricted before update or delete on newsletter_subscription
    for each row execute function leave_restricted_alone();
create trigger newsletter_suppression_restricted before update or delete on newsletter_suppression
    for each row execute function leave_restricted_alone();

-- However an address gets into the list, by a form, an import or a copy of an old list: one that is suppressed isn't sent to.
create function end_suppressed_subscription() returns trigger language plpgsql set search_path from current as $$
begin
    if exists (select from newsletter_suppression where newsletter_suppression.email = lower(new.email)) then
        new.unsubscribed_at := coalesce(new.unsubscribed_at, now());
    end if;
    return new;
end $$;

create trigger newsletter_subscription_honours_suppression before insert or update on newsletter_subscription
    for each row execute function end_suppressed_subscription();
