-- What the call centre knows of the invented customers.
insert into contact (contact_id, customer_no, full_name, phone, email, note, last_contact_at) values
    (1, 1, 'Садыкова Айгерим Нурлановна', '+77015550101', 'aigerim.sadykova@example.kz', null, '2025-11-21T09:05:00+05:00');

insert into call_record (call_id, contact_id, phone, direction, operator, started_at, seconds, recording_file, summary) values
    (1, 1, '+77015550101', 'in', 'operator-1', '2025-11-21T09:05:00+05:00', 95, 'calls/1.ogg', 'Айгерим С. спрашивает о заказе.');

insert into loyalty_account (account_no, card_number, customer_no, holder_name, points, opened_at, closed_at) values
    (1, '2900000000001', 1, 'Садыкова Айгерим Нурлановна', 189, '2025-11-20T12:30:00+05:00', null);

insert into loyalty_movement (movement_id, account_no, points, order_no, reason, moved_at) values
    (1, 1, 189, 1, 'Покупка', '2025-11-22T15:10:00+05:00');
