-- Stand-ins for the shop's own database and its call centre's, to try the product with: their schemas and two invented
-- customers. Each has a role for the workers, who keep in a schema of their own what they restrict. With SAMPLE_SHOP=no they are left out, and SHOP_DATABASE_URL and CRM_DATABASE_URL name the real ones.
\getenv sample_shop SAMPLE_SHOP
\if :sample_shop
\getenv shop_password SHOP_DATABASE_PASSWORD

create database shop;
revoke connect on database shop from public;
create role requests_shop login password :'shop_password';
grant connect on database shop to requests_shop;

\connect shop
create schema shop;
set search_path = shop;
\ir /sample-shop/V2__shop_tables.sql
\ir /sample-shop/customers.sql
\ir /sample-shop/V3__shop_keys.sql
grant usage on schema shop to requests_shop;
grant select, insert, update, delete on all tables in schema shop to requests_shop;
create schema personal_data_shop authorization requests_shop;

\getenv crm_password CRM_DATABASE_PASSWORD
create database crm;
revoke connect on database crm from public;
create role requests_crm login password :'crm_password';
grant connect on database crm to requests_crm;

\connect crm
create schema crm;
set search_path = crm;
\ir /sample-shop/V1__crm_tables.sql
\ir /sample-shop/V2__crm_keys.sql
\ir /sample-shop/contacts.sql
grant usage on schema crm to requests_crm;
grant select, insert, update, delete on all tables in schema crm to requests_crm;
create schema personal_data_crm authorization requests_crm;
\endif
