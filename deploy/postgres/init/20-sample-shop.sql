-- A stand-in for the shop's own database, to try the product with: its schema and two invented customers. With
-- SAMPLE_SHOP=no it is left out, and SHOP_DATABASE_URL names the real one.
\getenv sample_shop SAMPLE_SHOP
\if :sample_shop
\getenv shop_reader_password SHOP_DATABASE_PASSWORD

create database shop;
revoke connect on database shop from public;
create role requests_reader login password :'shop_reader_password';
alter role requests_reader set default_transaction_read_only = on;
grant connect on database shop to requests_reader;

\connect shop
create schema shop;
set search_path = shop;
\ir /sample-shop/V2__shop_tables.sql
\ir /sample-shop/customers.sql
\ir /sample-shop/V3__shop_keys.sql
grant usage on schema shop to requests_reader;
grant select on all tables in schema shop to requests_reader;
\endif
