-- Keys are compared and sorted by their bytes (collate "C"), so that every order is the same on every server.

create table sync_run (
  run_id bigint generated always as identity primary key,
  target text not null,
  feed text not null,
  command text not null,
  inputs jsonb not null,
  fingerprint text not null,
  owner uuid not null,
  status text not null
    check (status in ('RUNNING', 'COMPLETED', 'FAILED', 'STOPPED', 'GAVE_UP', 'ABANDONED')),
  exit_code integer,
  started_at timestamptz not null,
  ended_at timestamptz,
  counts jsonb,
  requests jsonb,
  time_spent jsonb,
  configuration jsonb,
  report_dir text,
  error text
);
create index sync_run_unfinished on sync_run (target) where status not in ('COMPLETED', 'ABANDONED');

comment on table sync_run is 'One execution over given inputs, perhaps resumed several times.';
comment on column sync_run.target is 'Name of the platform account that was pushed to.';
comment on column sync_run.feed is 'The stream of inputs that the run belongs to.';
comment on column sync_run.command is 'The command as it was given, without secrets.';
comment on column sync_run.inputs is 'What was read: [{"kind", "location", "digest"}].';
comment on column sync_run.fingerprint is 'Equal for two runs only if they read the same and were told to do the same.';
comment on column sync_run.owner is 'Token of the process that carries the run on; another one here means that the run was taken over.';
comment on column sync_run.status is
  'RUNNING, or how it ended: COMPLETED; FAILED by an error or a safety guard; STOPPED by a signal; GAVE_UP on a target that does not answer; ABANDONED for a new run.';
comment on column sync_run.exit_code is 'Of the last process that worked on the run.';
comment on column sync_run.started_at is 'When its first process began.';
comment on column sync_run.ended_at is 'When its last process ended; null while one is at work.';
comment on column sync_run.counts is 'Rows by entity and status, when the run ended: {"customer": {"CREATED": 3}}.';
comment on column sync_run.requests is 'Requests to the target, all processes together: {"total", "retries", "throttled", "byStatus"}.';
comment on column sync_run.time_spent is
  'What the run waited for, milliseconds of all its processes together: {"API_RATE": 1200, "DATABASE": 80}.';
comment on column sync_run.configuration is 'The properties that its last process worked by, secrets masked.';
comment on column sync_run.report_dir is 'Where its reports are written.';

create table run_sample (
  run_id bigint not null references sync_run,
  at timestamptz not null,
  rows_done bigint not null,
  requests bigint not null,
  throttled bigint not null,
  rate double precision not null,
  p50_ms integer not null,
  p95_ms integer not null,
  concurrency double precision not null,
  first_of_process boolean not null,
  primary key (run_id, at)
);

comment on table run_sample is
  'How a run went over time, for the charts: some hundreds a run at most, since every second one is dropped when there are more.';
comment on column run_sample.rows_done is 'Rows with an outcome so far.';
comment on column run_sample.requests is 'Requests sent so far.';
comment on column run_sample.throttled is 'Requests answered with 429 so far.';
comment on column run_sample.rate is 'Requests a second that were allowed at that moment.';
comment on column run_sample.p50_ms is 'Median latency since the sample before, in milliseconds.';
comment on column run_sample.p95_ms is '95th percentile of latency since the sample before, in milliseconds.';
comment on column run_sample.concurrency is 'Requests under way on average since the sample before.';
comment on column run_sample.first_of_process is 'Whether nobody worked on the run between the sample before and this one.';

-- The fill factor leaves room for updates within the page: a nightly run may touch each row.
create table sync_state (
  target text collate "C" not null,
  entity text collate "C" not null check (entity in ('customer', 'address', 'contact')),
  customer_reference_id text collate "C" not null,
  reference_id text collate "C" not null,
  remote_id text,
  remote_parts jsonb not null default '{}',
  status text not null check (status in ('IN_FLIGHT', 'SYNCED')),
  confirmed boolean not null default false,
  unsettled boolean not null default false,
  identity text collate "C",
  row_hash bytea,
  payload jsonb not null,
  feed text not null,
  created_by_run bigint,
  updated_by_run bigint not null,
  updated_at timestamptz not null default now(),
  primary key (target, entity, customer_reference_id, reference_id),
  check (status = 'IN_FLIGHT' or remote_id is not null)
) with (fillfactor = 85);
create index sync_state_identity on sync_state (target, identity) where identity is not null;
create index sync_state_of_remote on sync_state (target, remote_id) where identity is not null;
create index sync_state_unsettled on sync_state (target) where unsettled;
create index sync_state_in_flight on sync_state (target, entity, customer_reference_id, reference_id)
  where status = 'IN_FLIGHT';

comment on table sync_state is 'What each target holds as far as we know.';
comment on column sync_state.target is 'Name of the platform account, so that staging and production never mix.';
comment on column sync_state.customer_reference_id is 'Key of the owning customer; empty for a customer.';
comment on column sync_state.reference_id is 'The ERP''s own key.';
comment on column sync_state.remote_id is 'The platform''s id; null as long as it is not known.';
comment on column sync_state.remote_parts is 'The platform''s ids of nested elements by path: {"addresses/C-1-billing": "a-17"}.';
comment on column sync_state.confirmed is
  'Of an announcement: the target has said that it created the record, without saying under which id, so it is never sent again.';
comment on column sync_state.unsettled is
  'A change that makes something new was about to be sent, and how it ended is not recorded: the next run waits until the target has settled.';
comment on column sync_state.identity is
  'What the target knows a customer by where that is not our key, such as its e-mail address, in small letters; null elsewhere.';
comment on column sync_state.status is
  'IN_FLIGHT: a create was announced, and whether it reached the target is not known. SYNCED: the target holds the record.';
comment on column sync_state.row_hash is 'SHA-256 of the row and the mapping that gave the payload; null when no row is known to say the same.';
comment on column sync_state.payload is 'What was last sent, all sendings overlaid.';
comment on column sync_state.feed is 'The stream of inputs that last brought the record.';
comment on column sync_state.created_by_run is 'The run that created the record; null when it was adopted.';
comment on column sync_state.updated_by_run is 'The run that last wrote this row.';

create table row_outcome (
  run_id bigint not null,
  line bigint not null,
  duration_ms integer not null,
  attempts integer not null,
  http_status smallint,
  entity text collate "C" not null,
  source text collate "C" not null,
  customer_reference_id text collate "C" not null,
  reference_id text collate "C" not null,
  action text not null,
  status text not null check (status <> 'NOT_ATTEMPTED'),
  remote_id text,
  changed_fields text,
  error_code text,
  error_field text,
  message text,
  request_id text,
  raw json,
  primary key (run_id, entity, source, line)
) partition by list (run_id);
create unique index row_outcome_claim on row_outcome (entity, customer_reference_id, reference_id, run_id, (action = 'DELETE'))
  where status not in ('INVALID', 'DUPLICATE');
create index row_outcome_unclaimed on row_outcome (entity, customer_reference_id, reference_id, run_id)
  where status in ('INVALID', 'DUPLICATE');
create index row_outcome_rejected on row_outcome (run_id, entity, source, line)
  where status in ('INVALID', 'DUPLICATE', 'BLOCKED', 'FAILED', 'UNKNOWN');

comment on table row_outcome is 'The ledger: what became of each row of each run. One partition a run, row_outcome_<run_id>.';
comment on column row_outcome.line is 'The row''s first physical line in its file, from 1. Of a deletion its number in the run.';
comment on column row_outcome.duration_ms is 'From the first request to the last answer, waiting included.';
comment on column row_outcome.attempts is 'Requests sent for the row; 0 when none was needed.';
comment on column row_outcome.http_status is 'Of the last answer; null when there was none.';
comment on column row_outcome.source is 'The file''s name, or the table''s; "(missing)" of a deletion, which no row asks for.';
comment on column row_outcome.customer_reference_id is 'As the row gives it; empty for a customer, or when the cell was blank.';
comment on column row_outcome.reference_id is 'As the row gives it; empty when the cell was blank.';
comment on column row_outcome.action is 'What was to be done: CREATE, PATCH, DELETE or NONE.';
comment on column row_outcome.changed_fields is 'Paths of the fields that a patch sent, separated by ";".';
comment on column row_outcome.error_code is 'Entry of the error catalogue, such as CS404.';
comment on column row_outcome.error_field is 'Fields that the error is about, separated by ";".';
comment on column row_outcome.request_id is 'The server''s own id of the last request.';
comment on column row_outcome.raw is
  'The original cells of a rejected row: {"columns", "cells", "delimiter"}. Of type json, since jsonb refuses the NUL of a damaged row.';
comment on index row_outcome_claim is 'A key is taken once in a run: this is how duplicates are found. The run comes after the key, so that a key is found across runs too. A record that an outstanding row of an earlier run was about can be deleted in the same run.';
comment on index row_outcome_unclaimed is 'The keys of the other rows, for telling what the source still has.';

create table not_attempted (
  run_id bigint not null,
  entity text collate "C" not null,
  source text collate "C" not null,
  line bigint not null,
  customer_reference_id text collate "C" not null,
  reference_id text collate "C" not null,
  raw json,
  primary key (run_id, entity, source, line)
);

comment on table not_attempted is
  'What a run that gave up had read and left: replaced at each stop, deleted when the run goes on. Not outcomes, so that a resumed run takes the rows up again.';

create table staged_address (
  run_id bigint not null references sync_run,
  line bigint not null,
  source text collate "C" not null,
  customer_reference_id text collate "C" not null,
  reference_id text collate "C" not null,
  row_hash bytea not null,
  raw json not null,
  primary key (run_id, source, line)
);
create unique index staged_address_claim on staged_address (run_id, customer_reference_id, reference_id);

comment on table staged_address is
  'The valid address rows of a run, where its customers find theirs, in whatever order they were read. Those that have no outcome yet are still to be done; all go when the run has ended for good.';
comment on column staged_address.line is 'The row''s first physical line in its file, from 1.';
comment on column staged_address.row_hash is 'SHA-256 of the row and the mapping that reads it.';
comment on column staged_address.raw is 'The original cells: {"columns", "cells", "delimiter"}.';
comment on index staged_address_claim is 'A key is taken once in a run: this is how duplicates are found.';

create table given_up (
  target text collate "C" not null,
  entity text collate "C" not null,
  customer_reference_id text collate "C" not null,
  reference_id text collate "C" not null,
  run_id bigint not null,
  given_up_at timestamptz not null default now(),
  primary key (target, entity, customer_reference_id, reference_id)
);
comment on table given_up is
  'Outstanding rows that somebody has given up by name: those of the key up to that run are not tried again.';

create table mapping_version (
  target text collate "C" not null,
  feed text collate "C" not null,
  entity text collate "C" not null,
  version text not null,
  since timestamptz not null default now(),
  primary key (target, feed, entity)
);
comment on table mapping_version is
  'By which mapping the rows of a feed were last synchronised to the end: a changed one is counted before it is let loose.';

create table erp_watermark (
  target text collate "C" not null,
  feed text collate "C" not null,
  entity text collate "C" not null,
  definition text not null,
  watermark text not null,
  run_id bigint not null,
  updated_at timestamptz not null default now(),
  primary key (target, feed, entity)
);
comment on table erp_watermark is
  'How far the staging tables of a feed have been read: the next run reads from there on, less the overlap. Moves on only with a run that came to its end.';
comment on column erp_watermark.definition is
  'SHA-256 of what was read and how it was mapped: under another one everything is read.';
comment on column erp_watermark.watermark is
  'A moment in UTC, a time without a zone or a number, as the watermark column holds it: what it had come to before the run took its snapshot.';
comment on column erp_watermark.run_id is 'The run that came to its end.';

create table erp_reread (
  target text collate "C" not null,
  feed text collate "C" not null,
  entity text collate "C" not null,
  key text[] not null,
  customer_reference_id text collate "C" not null,
  reference_id text collate "C" not null,
  run_id bigint not null,
  primary key (target, feed, entity, key)
);
comment on table erp_reread is
  'Staging rows that were invalid, blocked, failed or unknown in the last run: the next one reads them by their keys, whatever their watermark says.';
comment on column erp_reread.key is 'The texts of the columns that name the row in its staging table.';
comment on column erp_reread.customer_reference_id is 'Of the record, as the row gave it; empty for a customer.';
comment on column erp_reread.run_id is 'The run that it did not succeed in.';
