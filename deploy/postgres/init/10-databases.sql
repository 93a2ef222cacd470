-- Run by psql once, when the volume is empty: a database and a role for each who needs one, and no more.
\getenv requests_password REQUESTS_DATABASE_PASSWORD
\getenv requests_owner_password REQUESTS_OWNER_DATABASE_PASSWORD
\getenv camunda_password CAMUNDA_DATABASE_PASSWORD

-- The owner brings the tables; the workers' own role may add to the evidence and never change it.
create role requests_owner login password :'requests_owner_password';
create role requests login password :'requests_password';
create database requests owner requests_owner;
revoke connect on database requests from public;
grant connect on database requests to requests;

create role camunda login password :'camunda_password';
create database camunda owner camunda;
revoke connect on database camunda from public;
