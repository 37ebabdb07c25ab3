import { type QueryExecutorProvider, sql } from 'kysely';

/** Rules, what they have raised, where it is told, and every message with what came of it. Secrets stand in none of them. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table alert_channels (
    channel_id int8 generated always as identity primary key,
    name text not null unique,
    kind text not null check (kind in ('webhook', 'email')),
    target jsonb not null,
    quiet_hours jsonb,
    created_us int8 not null)`,
  `create table alert_rules (
    rule_id int8 generated always as identity primary key,
    name text not null unique,
    definition jsonb not null,
    created_us int8 not null,
    changed_us int8 not null)`,

  // One of each rule and event. Without a foreign key to events: they go before what was told of them.
  `create table alerts (
    alert_id int8 generated always as identity primary key,
    rule_id int8 not null references alert_rules on delete cascade,
    event_id int8 not null,
    state text not null check (state in ('open', 'acknowledged', 'closed')),
    level text not null check (level in ('notice', 'watch', 'act')),
    -- counts what was told of it
    change_number int4 not null,
    change text not null,
    -- whether the rule still speaks of it: what does not is not escalated
    matching boolean not null,
    -- as of what was told last
    facts jsonb not null,
    tca_us int8 not null,
    raised_us int8 not null,
    told_us int8 not null,
    acknowledged_us int8,
    acknowledged_by text,
    acknowledgement_note text,
    escalation_step int4 not null default 0,
    next_escalation_us int8,
    unique (rule_id, event_id))`,
  "create index alerts_standing on alerts (rule_id) where state <> 'closed'",
  'create index alerts_escalation on alerts (next_escalation_us) where next_escalation_us is not null',

  `create table alert_deliveries (
    delivery_id int8 generated always as identity primary key,
    -- goes with every attempt, so that receivers can drop doubles
    message_id text not null unique,
    -- what it is about: of one cause one message, however many servers find it
    cause text not null unique,
    channel_id int8 references alert_channels on delete set null,
    channel_name text not null,
    type text not null,
    level text not null check (level in ('notice', 'watch', 'act')),
    state text not null check (
      state in ('waiting', 'held', 'for-digest', 'in-digest', 'delivered', 'dead', 'superseded')),
    body jsonb not null,
    attempts int4 not null default 0,
    created_us int8 not null,
    next_attempt_us int8,
    -- who sends it now, and until when nobody else may
    claim text,
    claimed_until_us int8,
    finished_us int8)`,
  `create index alert_deliveries_due on alert_deliveries (next_attempt_us) where state in ('waiting', 'held')`,
  `create index alert_deliveries_created on alert_deliveries (created_us)`,
  `create table alert_delivery_alerts (
    delivery_id int8 not null references alert_deliveries on delete cascade,
    alert_id int8 not null references alerts on delete cascade,
    change_number int4 not null,
    primary key (delivery_id, alert_id))`,
  'create index alert_delivery_alerts_alert on alert_delivery_alerts (alert_id)',
  `create table alert_attempts (
    delivery_id int8 not null references alert_deliveries on delete cascade,
    attempt int4 not null,
    attempted_us int8 not null,
    status int4,
    outcome text not null,
    primary key (delivery_id, attempt))`,

  // Whoever holds this row evaluates the rules; the last of what it has seen.
  `create table alert_evaluation (
    singleton boolean primary key default true check (singleton),
    signal_id int8 not null default 0,
    -- 0: a rule has changed since
    evaluated_us int8 not null default 0,
    -- the local day whose digest was made last
    digest_day text)`,
  'insert into alert_evaluation default values',
];
