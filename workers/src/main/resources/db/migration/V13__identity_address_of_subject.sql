-- The address that the shop had for the established subject when it was last asked: where his letters still go once the shop
-- has none, because the request had it destroyed.
alter table request_subject add column address text;
