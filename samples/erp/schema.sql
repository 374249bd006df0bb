-- A staging schema that Customer Sync reads without any configuration: fill it from the ERP, by an export job, a trigger or a view of
-- the same name and columns. Columns are named as the fields of the platform's API; those that you have no use for may be left out, but
-- for the required ones. With other names or tables, set erp.customers.table and so on, and give a mapping profile.
--
-- Null or empty means: leave the field as it is at the platform. '#N/A' means: clear it.

create schema if not exists staging;

comment on schema staging is 'Customers, addresses and contacts as the ERP has them, for Customer Sync to read.';

create table staging.customers (
  reference_id text primary key,
  company_name text not null,
  display_id text,
  display_name text not null,
  first_name text,
  last_name text,
  phone text,
  email text,
  freight_term text,
  shipping_method text,
  payment_mode text,
  payment_term text,
  assigned_price_list_id text,
  assigned_sales_rep_ids text[],
  billing_reference_id text,
  billing_first_name text,
  billing_last_name text,
  billing_phone text,
  billing_email text,
  billing_address_line_1 text,
  billing_address_line_2 text,
  billing_city text,
  billing_state text,
  billing_country text,
  billing_zip_code text,
  shipping_reference_id text,
  shipping_first_name text,
  shipping_last_name text,
  shipping_phone text,
  shipping_email text,
  shipping_address_line_1 text,
  shipping_address_line_2 text,
  shipping_city text,
  shipping_state text,
  shipping_country text,
  shipping_zip_code text,
  "attribute:Tier" text,
  "attribute:VAT ID" text,
  updated_at timestamptz not null default now()
);

comment on table staging.customers is 'One row a customer.';
comment on column staging.customers.reference_id is 'The ERP''s own key; never reused, never changed.';
comment on column staging.customers.display_name is 'The name that users of the platform see.';
comment on column staging.customers.phone is 'With + and country code, such as +4930123456.';
comment on column staging.customers.assigned_price_list_id is 'Id, name or reference_id of an active price list.';
comment on column staging.customers.assigned_sales_rep_ids is 'Ids or e-mail addresses of active sales reps.';
comment on column staging.customers.billing_reference_id is
  'Key of the address; null for the customer''s key with -billing behind it.';
comment on column staging.customers.billing_country is 'Two letters of ISO 3166-1, such as US or DE.';
comment on column staging.customers."attribute:Tier" is
  'A column attribute:NAME becomes the attribute NAME; add as many as you like.';
comment on column staging.customers.updated_at is
  'When the row was last written. Customer Sync reads rows from its last run on; the trigger below keeps it.';

create table staging.addresses (
  customer_reference_id text not null,
  reference_id text not null,
  type text not null,
  first_name text,
  last_name text,
  phone text,
  email text,
  address_line_1 text not null,
  address_line_2 text,
  city text not null,
  state text,
  country text,
  zip_code text,
  is_default boolean,
  "attribute:Dock" text,
  updated_at timestamptz not null default now(),
  primary key (customer_reference_id, reference_id)
);

comment on table staging.addresses is
  'Further addresses of customers, each sent with its customer. No foreign key: Customer Sync says which customer is missing.';
comment on column staging.addresses.reference_id is 'The address''s key among those of its customer.';
comment on column staging.addresses.type is 'billing or shipping.';
comment on column staging.addresses.is_default is 'True for at most one address of a type.';
comment on column staging.addresses.updated_at is 'When the row was last written.';

create table staging.contacts (
  customer_reference_id text not null,
  reference_id text not null,
  first_name text not null,
  last_name text,
  email text not null,
  phone text,
  designation text,
  is_default boolean,
  "attribute:Language" text,
  updated_at timestamptz not null default now(),
  primary key (customer_reference_id, reference_id)
);

comment on table staging.contacts is 'People at customers.';
comment on column staging.contacts.updated_at is 'When the row was last written.';

create index customers_updated_at on staging.customers (updated_at);
create index addresses_updated_at on staging.addresses (updated_at);
create index contacts_updated_at on staging.contacts (updated_at);

create function staging.touch() returns trigger language plpgsql as $$
begin
  new.updated_at := now();
  return new;
end
$$;

comment on function staging.touch() is
  'Stamps a row that is written. now() is when its transaction began: see the overlap in the documentation if transactions are long.';

create trigger touch before insert or update on staging.customers for each row execute function staging.touch();
create trigger touch before insert or update on staging.addresses for each row execute function staging.touch();
create trigger touch before insert or update on staging.contacts for each row execute function staging.touch();

-- What Customer Sync needs in your database, and all that it needs:
--   create role customer_sync login password '…';
--   grant usage on schema staging to customer_sync;
--   grant select on all tables in schema staging to customer_sync;
