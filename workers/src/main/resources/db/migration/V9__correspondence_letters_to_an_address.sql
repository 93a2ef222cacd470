-- For counting what an address was sent lately.
create index outgoing_letter_to_address on outgoing_letter (address, created_at);
