-- Run by psql once, when the volume is empty: a database and a role for each who needs one, and no more.
\getenv requests_password REQUESTS_DATABASE_PASSWORD
\getenv camunda_password CAMUNDA_DATABASE_PASSWORD

create role requests login password :'requests_password';
create database requests owner requests;
revoke connect on database requests from public;

create role camunda login password :'camunda_password';
create database camunda owner camunda;
revoke connect on database camunda from public;
