import { type ApproachTable, OTHER_TEAM, unpackSources } from '../../runs/approach-table.ts';
import { pickRows } from '../../runs/session/merge-tables.ts';
import type { RunEphemerisSpans } from './run-model-input.ts';

/** Everybody's, as a team. */
export const EVERYBODY = 0;

/** Of whom no team may see it, for it is of several. */
const SEVERAL = -1;

/** The teams that brought ephemerides, ascending. */
export function teamsOfSpans({ teamIds }: RunEphemerisSpans): number[] {
  return [...new Set(teamIds)].filter((teamId) => teamId !== EVERYBODY).sort((a, b) => a - b);
}

/** The stretches that a team may know of. */
export function spansOfTeam(spans: RunEphemerisSpans, teamId: number): RunEphemerisSpans {
  const isSeen = (_: number, k: number): boolean => spans.teamIds[k] === EVERYBODY || spans.teamIds[k] === teamId;
  return {
    objectIds: spans.objectIds.filter(isSeen),
    epochsUs: spans.epochsUs.filter(isSeen),
    fromUs: spans.fromUs.filter(isSeen),
    untilUs: spans.untilUs.filter(isSeen),
    teamIds: spans.teamIds.filter(isSeen),
    whose: spans.whose.filter(isSeen),
    replaces: spans.replaces.filter(isSeen),
  };
}

/** Tells of each row whose ephemerides it rests on: a team, {@link EVERYBODY}, or nobody who is in a team (-1). */
export function teamOfRows(table: ApproachTable, spans: RunEphemerisSpans): (row: number) => number {
  const teams = new Map<string, number>();
  spans.objectIds.forEach((id, k) => {
    const key = `${id} ${spans.whose[k]}`;
    // More teams than rows can tell apart.
    const isMixed = spans.whose[k] === OTHER_TEAM && teams.has(key) && teams.get(key) !== spans.teamIds[k];
    teams.set(key, isMixed ? SEVERAL : spans.teamIds[k]!);
  });
  const ofSide = (id: number, whose: number | null): number =>
    whose === null ? EVERYBODY : (teams.get(`${id} ${whose}`) ?? (whose === 0 ? EVERYBODY : SEVERAL));
  return (row) => {
    if (table.stateSources[row] === 0) return EVERYBODY;
    const [primary, secondary] = unpackSources(table.stateSources[row]!);
    const one = ofSide(table.primaryId[row]!, primary);
    const other = ofSide(table.secondaryId[row]!, secondary);
    if (one === other || other === EVERYBODY) return one;
    return one === EVERYBODY ? other : SEVERAL;
  };
}

/**
 * The rows that a team sees: by element sets, everybody's ephemerides and its own. Where its own stand for element sets, those have no rows
 * within them, as if nobody else had asked.
 */
export function rowsOfTeam(table: ApproachTable, spans: RunEphemerisSpans, teamId: number): ApproachTable {
  const teamOf = teamOfRows(table, spans);
  const replaced = Map.groupBy(
    Array.from(spans.objectIds.keys()).filter((k) => spans.teamIds[k] === teamId && spans.replaces[k] === 1),
    (k) => spans.objectIds[k]!,
  );
  const isReplaced = (id: number, tcaUs: number): boolean =>
    teamId !== EVERYBODY &&
    (replaced.get(id)?.some((k) => tcaUs >= spans.fromUs[k]! && tcaUs < spans.untilUs[k]!) ?? false);
  const rows: number[] = [];
  for (let row = 0; row < table.count; row++) {
    const team = teamOf(row);
    if (team !== EVERYBODY && team !== teamId) continue;
    const [primary, secondary] = unpackSources(table.stateSources[row]!);
    const tcaUs = table.tcaUs[row]!;
    if (primary === null && isReplaced(table.primaryId[row]!, tcaUs)) continue;
    if (secondary === null && isReplaced(table.secondaryId[row]!, tcaUs)) continue;
    rows.push(row);
  }
  return pickRows(table, rows);
}
