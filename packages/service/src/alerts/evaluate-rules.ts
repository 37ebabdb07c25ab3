import { setImmediate } from 'node:timers/promises';
import type { AlertFacts, AlertRuleDefinition } from '@clearway/contract';
import {
  type AlertRow,
  type AlertRuleRow,
  alertsOfRule,
  closeAlerts,
  type Database,
  eventsById,
  firstSightings,
  latestMessages,
  markMatching,
  objectsOfGroups,
  openEventPages,
  ownAlertRules,
  type ToldAlertRow,
  writeAlerts,
} from '@clearway/store';
import { SAME_ENCOUNTER_US } from '../inbox/received-messages.ts';
import { readRiskSettings } from '../inbox/risk-settings.ts';
import { comparableOf, type FactSources, ruledEvent } from './event-facts.ts';
import { hasWorsened, isLouder, isMatch, levelOf, type RuledEvent, type ScopedRule } from './rule-conditions.ts';
import { type Telling, type TellingSources, tellAlerts } from './tell-alerts.ts';

export interface RuleEvaluation extends TellingSources {
  readonly nameOf: (objectId: number) => string;
  /** The time by which events are past or to come. */
  readonly clockUs: number;
}

interface Matches {
  readonly row: AlertRuleRow;
  readonly rule: ScopedRule;
  readonly events: RuledEvent[];
}

const MINUTE_US = 60e6;

/**
 * Compares all open events that the actor's team may see with the rules of that team, writes what has changed and puts down what is to be told of it: in the caller's transaction,
 * which alone evaluates. It looks at what is, not at what has happened since, so that nothing is missed whatever made the
 * difference: a run, a message, a threshold, a watchlist, or the time that goes by. Twice the same tells nothing.
 */
export async function evaluateRules(db: Database, around: RuleEvaluation): Promise<void> {
  const rows = await ownAlertRules(db);
  if (rows.length === 0) return;
  // Of an event that everybody's message and the team's own speak of, the own one comes last and counts.
  const messages = (await latestMessages(db, SAME_ENCOUNTER_US)).toSorted(
    (one, other) => (one.team_id ?? 0) - (other.team_id ?? 0),
  );
  const sources: FactSources = {
    messages: new Map(messages.map((message) => [message.event_id, message])),
    risk: await readRiskSettings(db),
    nameOf: around.nameOf,
  };
  const matches: Matches[] = [];
  for (const row of rows) matches.push({ row, rule: await scopedRule(db, row), events: [] });
  const active = matches.filter(({ rule }) => rule.definition.enabled);
  if (active.length > 0) {
    for await (const page of openEventPages(db, boundsOf(active, around.clockUs))) {
      for (const event of page.map((row) => ruledEvent(row, sources))) {
        for (const { rule, events } of active) if (isMatch(rule, event, around.clockUs)) events.push(event);
      }
      await setImmediate();
    }
  }
  for (const each of matches) await followRule(db, each, sources, around);
}

async function scopedRule(db: Database, { definition: kept }: AlertRuleRow): Promise<ScopedRule> {
  const definition = kept as AlertRuleDefinition;
  const { objects, watchlists, fleets } = definition;
  if (objects.length + watchlists.length + fleets.length === 0) return { definition, objectIds: null };
  return { definition, objectIds: new Set([...objects, ...(await objectsOfGroups(db, { watchlists, fleets }))]) };
}

/** Of all rules the widest. */
function boundsOf(active: readonly Matches[], clockUs: number): Parameters<typeof openEventPages>[1] {
  const widest = (of: (definition: AlertRuleDefinition) => number | null): number | null => {
    const bounds = active.map(({ rule }) => of(rule.definition));
    return bounds.includes(null) ? null : Math.max(...bounds.map(Number));
  };
  const hours = widest(({ lead_below_hours }) => lead_below_hours);
  const toUs = hours === null ? Number.MAX_SAFE_INTEGER : clockUs + hours * 3600e6;
  return { fromUs: clockUs, toUs, mostKm: widest(({ miss_below_km }) => miss_below_km) };
}

async function followRule(
  db: Database,
  { row, rule, events }: Matches,
  sources: FactSources,
  around: RuleEvaluation,
): Promise<void> {
  const known = await alertsOfRule(db, row.rule_id);
  const changed: ToldAlertRow[] = [];
  const again: number[] = [];
  const first = await unseenWorsenings(db, rule, events, known);
  for (const event of events) {
    const alert = known.get(event.facts.event_id);
    const change = changeOf(rule.definition, event, alert, first);
    if (change !== null) changed.push(changedAlert(row, event, alert, change, around.nowUs));
    else if (alert !== undefined && alert.state !== 'closed' && !alert.matching) again.push(alert.alert_id);
  }
  await markMatching(db, again, true);
  const seen = new Set(events.map(({ facts }) => facts.event_id));
  const missing = [...known.values()].filter(({ event_id, state }) => state !== 'closed' && !seen.has(event_id));
  changed.push(...(await followMissing(db, row, missing, sources, around)));
  if (changed.length === 0) return;
  const ids = await writeAlerts(db, changed);
  const tellings = changed.map((alert) => tellingOf(alert, ids.get(alert.event_id)!));
  await tellAlerts(db, row, 0, tellings, around);
}

/** Of a rule that speaks only of what worsens: events it has said nothing of, which are worse than when they were seen first. */
async function unseenWorsenings(
  db: Database,
  { definition }: ScopedRule,
  events: readonly RuledEvent[],
  known: ReadonlyMap<number, AlertRow>,
): Promise<ReadonlySet<number> | null> {
  if (!definition.only_when_worsened) return null;
  const unsaid = events.filter(({ facts }) => !isStanding(known.get(facts.event_id)));
  const sightings = await firstSightings(
    db,
    unsaid.map(({ facts }) => facts.event_id),
  );
  const worse = unsaid.filter(({ facts }) => {
    const sighting = sightings.get(facts.event_id);
    return sighting !== undefined && hasWorsened(comparableOf(sighting), facts, definition.worsened);
  });
  return new Set(worse.map(({ facts }) => facts.event_id));
}

function changeOf(
  definition: AlertRuleDefinition,
  { facts }: RuledEvent,
  alert: AlertRow | undefined,
  first: ReadonlySet<number> | null,
): 'raised' | 'level-raised' | 'worsened' | null {
  if (!isStanding(alert)) return first === null || first.has(facts.event_id) ? 'raised' : null;
  if (isLouder(levelOf(definition.level, facts.basis), alert.level)) return 'level-raised';
  return hasWorsened(alert.facts as AlertFacts, facts, definition.worsened) ? 'worsened' : null;
}

function isStanding(alert: AlertRow | undefined): alert is AlertRow {
  return alert !== undefined && alert.state !== 'closed';
}

function changedAlert(
  row: AlertRuleRow,
  { facts, tcaUs }: RuledEvent,
  before: AlertRow | undefined,
  change: Telling['change'],
  nowUs: number,
): ToldAlertRow {
  const { level, escalation } = row.definition as AlertRuleDefinition;
  const wait = escalation[0]?.after_minutes;
  return {
    rule_id: row.rule_id,
    event_id: facts.event_id,
    // What is worse than what somebody acknowledged waits for somebody again.
    state: 'open',
    level: levelOf(level, facts.basis),
    change_number: (before?.change_number ?? 0) + 1,
    change,
    matching: true,
    facts,
    tca_us: tcaUs,
    raised_us: isStanding(before) ? before.raised_us : nowUs,
    told_us: nowUs,
    acknowledged_us: null,
    acknowledged_by: null,
    acknowledgement_note: null,
    escalation_step: 0,
    next_escalation_us: wait === undefined ? null : nowUs + wait * MINUTE_US,
  };
}

function tellingOf({ level, change, change_number, facts }: ToldAlertRow, alertId: number): Telling {
  // Good news wakes nobody.
  const told = change === 'cleared' && level === 'act' ? 'watch' : level;
  return { alertId, level: told, change, changeNumber: change_number, facts: facts as AlertFacts };
}

/** Alerts whose events the rule does not speak of any more: closed where those are over, else they wait. */
async function followMissing(
  db: Database,
  row: AlertRuleRow,
  missing: readonly AlertRow[],
  sources: FactSources,
  { clockUs, nowUs }: RuleEvaluation,
): Promise<ToldAlertRow[]> {
  if (missing.length === 0) return [];
  const definition = row.definition as AlertRuleDefinition;
  const rows = await eventsById(
    db,
    missing.map(({ event_id }) => event_id),
  );
  const events = new Map(rows.map((event) => [event.event_id, event]));
  const over: number[] = [];
  const waiting: number[] = [];
  const cleared: ToldAlertRow[] = [];
  for (const alert of missing) {
    const event = events.get(alert.event_id);
    if (event !== undefined && event.state === 'open' && event.tca_us >= clockUs) {
      if (alert.matching) waiting.push(alert.alert_id);
      continue;
    }
    over.push(alert.alert_id);
    const isCleared = event !== undefined && event.tca_us >= clockUs;
    if (isCleared && definition.enabled && definition.tell_cleared) {
      cleared.push(clearedAlert(alert, ruledEvent(event, sources).facts, nowUs));
    }
  }
  await markMatching(db, waiting, false);
  await closeAlerts(db, over);
  return cleared;
}

function clearedAlert({ alert_id: _, ...alert }: AlertRow, facts: AlertFacts, nowUs: number): ToldAlertRow {
  return {
    ...alert,
    state: 'closed',
    matching: false,
    change: 'cleared',
    change_number: alert.change_number + 1,
    facts,
    told_us: nowUs,
    next_escalation_us: null,
  };
}
