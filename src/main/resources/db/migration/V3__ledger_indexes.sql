-- The run is the same in all of a partition, and the entity in most of it: in front, they were compared in vain for every row that was
-- written. Behind them, too, stood the keys, so that a planner without statistics of a new partition could take the index of the
-- positions for looking up keys. The indexes of all partitions are made anew, which takes some seconds for a million rows.
alter table row_outcome drop constraint row_outcome_pkey;
alter table row_outcome add primary key (entity, source, line, run_id);

drop index row_outcome_claim;
create unique index row_outcome_claim on row_outcome (customer_reference_id, reference_id, entity, run_id, (action = 'DELETE'))
  where status not in ('INVALID', 'DUPLICATE');
drop index row_outcome_unclaimed;
create index row_outcome_unclaimed on row_outcome (customer_reference_id, reference_id, entity, run_id)
  where status in ('INVALID', 'DUPLICATE');

comment on index row_outcome_claim is 'A key is taken once in a run: this is how duplicates are found. The run comes after the key, so that a key is found across runs too. A record that an outstanding row of an earlier run was about can be deleted in the same run.';
comment on index row_outcome_unclaimed is 'The keys of the other rows, for telling what the source still has.';
