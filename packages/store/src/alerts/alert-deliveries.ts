import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { isOwn, isVisible } from '../actor/visible-rows.ts';
import type { StoredDeliveryState } from '../schema/alert-tables.ts';
import type { Database, Row } from '../schema/database.ts';

export type AlertDeliveryRow = Row<'alert_deliveries'>;
export type AlertAttemptRow = Row<'alert_attempts'>;

/** A message to be sent. */
export interface NewDelivery
  extends Pick<
    AlertDeliveryRow,
    'cause' | 'channel_id' | 'channel_name' | 'team_id' | 'type' | 'level' | 'state' | 'body'
  > {
  readonly createdUs: number;
  /** Not before; null for what goes into the digest. */
  readonly nextAttemptUs: number | null;
  readonly alerts: readonly { readonly alertId: number; readonly changeNumber: number }[];
}

/**
 * Puts a message down to be sent: in the transaction of what it tells of, so that neither is there without the other. Gives its id, or
 * undefined where there is one of the same cause.
 */
export async function insertDelivery(db: Database, delivery: NewDelivery): Promise<number | undefined> {
  const { createdUs, nextAttemptUs, alerts, body, ...row } = delivery;
  const written = await db
    .insertInto('alert_deliveries')
    .values({
      ...row,
      message_id: randomUUID(),
      body: JSON.stringify(body),
      created_us: createdUs,
      next_attempt_us: nextAttemptUs,
    })
    .onConflict((conflict) => conflict.column('cause').doNothing())
    .returning('delivery_id')
    .executeTakeFirst();
  if (!written) return undefined;
  const [ids, changes] = [alerts.map(({ alertId }) => alertId), alerts.map(({ changeNumber }) => changeNumber)];
  await sql`
    insert into alert_delivery_alerts (delivery_id, alert_id, change_number)
    select ${written.delivery_id}::int8, * from unnest(${ids}::int8[], ${changes}::int4[])`.execute(db);
  return written.delivery_id;
}

/** Those of these alerts of which this channel was sent something, or was tried to be. */
export async function alertsHeardOf(
  db: Database,
  channelId: number,
  alertIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ alert_id: number }>`
    select distinct alert_id from alert_delivery_alerts told join alert_deliveries using (delivery_id)
    where told.alert_id = any(${alertIds}::int8[]) and channel_id = ${channelId}
      and (attempts > 0 or state in ('waiting', 'in-digest'))`.execute(db);
  return new Set(rows.map((row) => row.alert_id));
}

/** Messages to a channel about these alerts that quiet hours hold are not sent any more: there is later news. */
export async function supersedeHeld(
  db: Database,
  channelId: number,
  alertIds: readonly number[],
  nowUs: number,
): Promise<void> {
  await sql`
    update alert_deliveries set state = 'superseded', finished_us = ${nowUs}::int8, next_attempt_us = null
    where channel_id = ${channelId} and type = 'alert' and state in ('held', 'for-digest') and attempts = 0
      and delivery_id in (select delivery_id from alert_delivery_alerts where alert_id = any(${alertIds}::int8[]))`.execute(
    db,
  );
}

/** A message that is being sent here, until `claimed_until_us`. */
export type ClaimedDelivery = AlertDeliveryRow & { readonly claim: string };

/**
 * Takes messages that are due, the loudest and oldest first, each by one server alone; counts the attempt. Whoever dies over it loses
 * it when the claim runs out: then it is sent again, with the same `message_id`.
 */
export async function claimDeliveries(
  db: Database,
  { nowUs, untilUs, limit }: { readonly nowUs: number; readonly untilUs: number; readonly limit: number },
): Promise<readonly ClaimedDelivery[]> {
  const claim = randomUUID();
  const { rows } = await sql<ClaimedDelivery>`
    update alert_deliveries set claim = ${claim}, claimed_until_us = ${untilUs}::int8, attempts = attempts + 1
    where delivery_id in (
      select delivery_id from alert_deliveries
      where state in ('waiting', 'held') and next_attempt_us <= ${nowUs}::int8
        and (claimed_until_us is null or claimed_until_us <= ${nowUs}::int8)
      order by array_position(array['act', 'watch', 'notice'], level), next_attempt_us, delivery_id
      limit ${limit} for update skip locked)
    returning *`.execute(db);
  return rows;
}

/** Takes one that waits, whether it is due or not; undefined where somebody else has it or it does not wait. */
export async function claimDelivery(
  db: Database,
  deliveryId: number,
  { nowUs, untilUs }: { readonly nowUs: number; readonly untilUs: number },
): Promise<ClaimedDelivery | undefined> {
  const { rows } = await sql<ClaimedDelivery>`
    update alert_deliveries set claim = ${randomUUID()}, claimed_until_us = ${untilUs}::int8, attempts = attempts + 1
    where delivery_id = ${deliveryId} and state = 'waiting'
      and (claimed_until_us is null or claimed_until_us <= ${nowUs}::int8)
    returning *`.execute(db);
  return rows[0];
}

/** What came of an attempt. */
export interface AttemptOutcome {
  readonly state: Extract<StoredDeliveryState, 'waiting' | 'delivered' | 'dead'>;
  readonly atUs: number;
  readonly status: number | null;
  readonly outcome: string;
  /** Of `waiting`: not before. */
  readonly nextAttemptUs: number | null;
}

/** Notes what came of an attempt; false where the claim was lost meanwhile. In a transaction. */
export async function finishAttempt(
  db: Database,
  delivery: ClaimedDelivery,
  { state, atUs, status, outcome, nextAttemptUs }: AttemptOutcome,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('alert_deliveries')
    .set({
      state,
      next_attempt_us: nextAttemptUs,
      claim: null,
      claimed_until_us: null,
      finished_us: state === 'waiting' ? null : atUs,
    })
    .where('delivery_id', '=', delivery.delivery_id)
    .where('claim', '=', delivery.claim)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await db
    .insertInto('alert_attempts')
    .values({
      delivery_id: delivery.delivery_id,
      attempt: delivery.attempts,
      attempted_us: atUs,
      status,
      outcome: outcome.slice(0, 500),
    })
    .execute();
  return true;
}

/** When the next message or claim is due, microseconds; null where nothing waits. */
export async function nextDeliveryDue(db: Database): Promise<number | null> {
  const { rows } = await sql<{ due: number | null }>`
    select min(greatest(next_attempt_us, coalesce(claimed_until_us, 0))) as due
    from alert_deliveries where state in ('waiting', 'held')`.execute(db);
  return rows[0]?.due ?? null;
}

/** Tries a dead one again from the start; false where there is no dead one of this id with a channel. */
export async function reviveDelivery(db: Database, deliveryId: number, nowUs: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('alert_deliveries')
    .set({ state: 'waiting', next_attempt_us: nowUs, finished_us: null })
    .where('delivery_id', '=', deliveryId)
    .where('state', '=', 'dead')
    .where('channel_id', 'is not', null)
    .where(isVisible('alert_deliveries'))
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Moves what waits for the digest of a channel into it; gives those messages. */
export async function takeForDigest(
  db: Database,
  channelId: number,
  nowUs: number,
): Promise<readonly AlertDeliveryRow[]> {
  return db
    .updateTable('alert_deliveries')
    .set({ state: 'in-digest', finished_us: nowUs })
    .where('channel_id', '=', channelId)
    .where('state', '=', 'for-digest')
    .returningAll()
    .execute();
}

export interface DeliveryFilter {
  readonly state?: StoredDeliveryState;
  readonly ids?: readonly number[];
  /** Only those with lesser numbers. */
  readonly before?: number;
  readonly limit: number;
}

export type DeliveryWithAttempts = AlertDeliveryRow & { readonly history: readonly AlertAttemptRow[] };

/** Messages that the actor may see with all attempts, the last first. */
export async function listDeliveries(db: Database, filter: DeliveryFilter): Promise<readonly DeliveryWithAttempts[]> {
  const { state, ids, before, limit } = filter;
  let query = db
    .selectFrom('alert_deliveries')
    .selectAll()
    .where(isVisible('alert_deliveries'))
    .orderBy('delivery_id', 'desc')
    .limit(limit);
  if (state !== undefined) query = query.where('state', '=', state);
  if (ids !== undefined) query = query.where(sql<boolean>`delivery_id = any(${ids}::int8[])`);
  if (before !== undefined) query = query.where('delivery_id', '<', before);
  const rows = await query.execute();
  const attempts = await db
    .selectFrom('alert_attempts')
    .selectAll()
    .where(sql<boolean>`delivery_id = any(${rows.map((row) => row.delivery_id)}::int8[])`)
    .orderBy('attempt')
    .execute();
  const byDelivery = Map.groupBy(attempts, (attempt) => attempt.delivery_id);
  return rows.map((row) => ({ ...row, history: byDelivery.get(row.delivery_id) ?? [] }));
}

/** How many of the actor's team were given up since a time. */
export async function countDead(db: Database, sinceUs: number): Promise<number> {
  const { rows } = await sql<{ dead: number }>`
    select count(*) as dead from alert_deliveries 
    where state = 'dead' and finished_us >= ${sinceUs}::int8 and ${isOwn('alert_deliveries')}`.execute(db);
  return Number(rows[0]!.dead);
}

/** Deletes what was put down before a time and does not wait any more. */
export async function dropDeliveriesBefore(db: Database, createdUs: number): Promise<void> {
  await db
    .deleteFrom('alert_deliveries')
    .where('created_us', '<', createdUs)
    .where('state', 'in', ['delivered', 'dead', 'superseded', 'in-digest'])
    .execute();
}

/** How messages stand, for whoever watches over Clearway: of all teams, of what is kept. */
export interface DeliveryFigures {
  readonly delivered: number;
  readonly dead: number;
  /** To be sent at once, or again. */
  readonly waiting: number;
  /** Quiet hours or a digest hold them. */
  readonly held: number;
  readonly attempts: number;
  /** When the oldest of those that wait was put down; null where none does. */
  readonly oldestWaitingUs: number | null;
}

export async function deliveryFigures(db: Database): Promise<DeliveryFigures> {
  const { rows } = await sql<DeliveryFigures>`
    select count(*) filter (where state = 'delivered') as delivered,
      count(*) filter (where state = 'dead') as dead,
      count(*) filter (where state = 'waiting') as waiting,
      count(*) filter (where state in ('held', 'for-digest')) as held,
      coalesce(sum(attempts), 0) as attempts,
      min(created_us) filter (where state = 'waiting') as "oldestWaitingUs"
    from alert_deliveries`.execute(db);
  const { oldestWaitingUs, ...counts } = rows[0]!;
  const numbers = Object.entries(counts).map(([name, count]) => [name, Number(count)]);
  return { ...Object.fromEntries(numbers), oldestWaitingUs } as DeliveryFigures;
}
