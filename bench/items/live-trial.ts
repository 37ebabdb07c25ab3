import type { CloseApproachQuery } from '@clearway/contract';
import type { EventRow, ObjectRow } from '@clearway/store';
import type { RunModelInput } from '../../packages/service/src/live/approaches/run-model-input.ts';
import { createObjectIndex, type ObjectIndex } from '../../packages/service/src/live/objects/object-index.ts';
import { newTable } from '../../packages/service/src/runs/session/merge-tables.ts';
import { inPages, type RealOrbit, realObjects } from '../../validation/live/real-objects.ts';
import { trialObject } from '../../validation/store/trial-rows.ts';

/** 2026-03-10T00:00:00Z in microseconds. */
export const START_US = 1_773_100_800_000_000;
const WEEK_US = 7 * 86_400e6;

/** What people type, letter by letter: names, numbers, designators, mistakes, and what is nowhere. */
export const TYPED: readonly string[] = [
  'starlink 1008',
  'strlink 1008',
  'cosmsos 2251',
  'hubbel telescope',
  'iss (zarya)',
  'international space station',
  '1998-067a',
  '98067a',
  '25544',
  'fengyun 1c deb',
  'noaa 18',
  'sentinel-3a',
  'oneweb 0012',
  'spacex',
  'prc',
  'star link 1008',
  'electron kick stage',
  'no such satellite',
  'aaaa bbbb cccc dddd',
];

/** First pages that people ask for: of everything, of one object, of an owner, a fleet, a regime, a part of a name. */
export const LISTED: readonly CloseApproachQuery[] = [
  {},
  { list: 'all', sort: 'tca' },
  { sort: 'probability' },
  { object: [25_544] },
  { owner: 'PRC' },
  { fleet: 'STARLINK', include: ['fleet'] },
  { regime: 'GEO' },
  { kind: 'debris', owner: 'US', sort: 'tca' },
  { name: 'cosmos' },
  { miss_below_km: 0.2, sort: 'speed' },
  { tca_from: '2026-03-12T00:00:00Z', tca_to: '2026-03-13T00:00:00Z' },
];

/** Objects of a trial: the 70,000 of the satellite catalogue, or a few made-up ones. */
export interface TrialObjects {
  readonly rows: readonly ObjectRow[];
  readonly orbits: readonly RealOrbit[];
}

export function trialObjects(quick: boolean): TrialObjects {
  if (!quick) return realObjects();
  const rows = Array.from({ length: 300 }, (_, k) => trialObject(k + 1));
  const orbits = rows.map(({ object_id }) => ({
    objectId: object_id,
    meanMotionRevPerDay: 15,
    eccentricity: 0,
  }));
  return { rows, orbits };
}

export async function loadObjects({ rows, orbits }: TrialObjects): Promise<ObjectIndex> {
  const index = createObjectIndex();
  await index.load(inPages(rows), orbits);
  return index;
}

/** A number from 0 to 1, the same ones each time (Numerical Recipes' generator). */
function createDraw(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The result of a week: so many rows between the objects that are in orbit. */
export function trialRun({ rows, orbits }: TrialObjects, count: number): RunModelInput {
  const draw = createDraw();
  const ids = Int32Array.from(orbits, ({ objectId }) => objectId).sort();
  const table = newTable(count);
  const times = Float64Array.from({ length: count }, () => START_US + Math.floor(draw() * WEEK_US)).sort();
  for (let row = 0; row < count; row++) {
    const one = Math.floor(draw() * ids.length);
    const other = (one + 1 + Math.floor(draw() * (ids.length - 1))) % ids.length;
    table.primaryId[row] = ids[Math.min(one, other)]!;
    table.secondaryId[row] = ids[Math.max(one, other)]!;
    table.tcaUs[row] = times[row]!;
    table.missDistanceMm[row] = Math.floor(Math.sqrt(draw()) * 5e6);
    table.relativeSpeedMmS[row] = Math.floor(draw() * 15e6);
    table.entryUs[row] = times[row]! - 4e5;
    table.exitUs[row] = times[row]! + 4e5;
    table.coLocated[row] = draw() < 0.0005 ? 1 : 0;
    table.maxProbability[row] = draw() < 0.01 ? Number.NaN : draw() ** 4 * 1e-3;
  }
  return {
    runId: 1,
    startUs: START_US,
    stopUs: START_US + WEEK_US,
    approaches: table,
    elementSets: { objectIds: ids, epochsUs: new Float64Array(ids.length).fill(START_US - 43_200e6), fromUs: null },
    fleets: new Map(rows.flatMap(({ object_id, fleet }) => (fleet === null ? [] : [[object_id, fleet]]))),
    identicalGroups: [],
  };
}

/** So many events of the coming week. */
export function trialEvents({ orbits }: TrialObjects, count: number): EventRow[] {
  const draw = createDraw();
  const object = (): number => orbits[Math.floor(draw() * orbits.length)]!.objectId;
  return Array.from({ length: count }, (_, k) => ({
    event_id: k + 1,
    primary_id: object(),
    secondary_id: object(),
    private: false,
    state: draw() < 0.2 ? 'cleared' : 'open',
    tca_us: START_US + Math.floor(draw() * WEEK_US),
    miss_distance_km: draw(),
    relative_speed_km_s: draw() * 15,
    radial_km: draw(),
    in_track_km: draw(),
    cross_track_km: draw(),
    max_probability: draw() * 1e-4,
    details: { co_located: false, class: 'ranked', primary_age_days: 1.5, secondary_age_days: 2.5 },
    first_run_id: 1,
    last_run_id: 2,
    first_seen_us: START_US,
    last_seen_us: START_US,
    changed_us: START_US,
    disposition: 'open',
    disposition_reason: null,
    assignee: null,
    team_id: null,
  }));
}
