-- As in the ledger's indexes: the target and the entity, the same for most states, came first in the primary key, and were compared in
-- vain for every state that was written. They are made anew, which takes some seconds for a million states.
alter table sync_state drop constraint sync_state_pkey;
alter table sync_state add primary key (customer_reference_id, reference_id, entity, target);

drop index sync_state_in_flight;
create index sync_state_in_flight on sync_state (customer_reference_id, reference_id) where status = 'IN_FLIGHT';
