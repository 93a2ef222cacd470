-- Invented people, as the sample shop of local runs has them; their addresses lie in a domain that belongs to no one.
insert into customer (customer_id, last_name, first_name, patronymic, iin, phone, email, sex, birth_date, language, default_address_id, search_text, created_at) values
    (1, 'Садыкова', 'Айгерим', 'Нурлановна', '910415400012', '+77015550101', 'aigerim.sadykova@example.kz', 'F', '1991-04-15', 'ru', 1, 'садыкова айгерим нурлановна +77015550101 aigerim.sadykova@example.kz', '2021-06-01T10:00:00+06:00'),
    (4, 'Орлова', 'Нина', 'Павловна', '530308400040', '+77015550104', null, 'F', '1953-03-08', 'ru', null, 'орлова нина павловна +77015550104', '2022-02-01T10:00:00+06:00');

insert into address (address_id, customer_id, city, street, house, flat, postal_code, preferred) values
    (1, 1, 'Алматы', 'Достык', '12', '7', '050010', true);

insert into orders (order_id, customer_id, address_id, recipient_name, recipient_phone, delivery_address, placed_at, status, total_tenge, delivered_at) values
    (1, 1, 1, 'Садыкова Айгерим Нурлановна', '+77015550101', 'Алматы, Достык, 12-7', '2025-11-20T12:30:00+05:00', 'delivered', 18990, '2025-11-22T15:10:00+05:00');

insert into order_item (order_id, line, article, title, quantity, price_tenge) values
    (1, 1, 'SAM-3L', 'Самовар 3 л', 1, 18990);

insert into consent (consent_id, customer_id, text_version, given_at, withdrawn_at, ip_address) values
    (1, 1, '2024-01', '2025-11-20T12:29:00+05:00', null, '192.0.2.10');
