import { addSeconds, type ElementSet, type UtcTime, type Vector3 } from '@clearway/astro';
import {
  type ApproachRows,
  buildCorridor,
  type Corridor,
  type CorridorRequest,
  createCorridorScreen,
  screenInFull,
} from '@clearway/avoidance';
import { expect } from 'vitest';
import type { RandomStream } from '../screening/random.ts';
import type { CheckedCatalog } from '../screening/regime-check.ts';

export const CATALOG = 'catalogs/full-density/gp.csv.gz';
const DAY = 86_400;
const DURATION = 3 * DAY;
const BURN_AFTER = 0.1 * DAY;

export interface Case {
  readonly title: string;
  readonly id: number;
  readonly thresholdKm: number;
  readonly isNeighbour: (set: ElementSet) => boolean;
  readonly objects: number;
}

export const CASES: readonly Case[] = [
  {
    title: 'a crowded shell',
    id: 44_713,
    thresholdKm: 15,
    isNeighbour: (e) => e.meanMotionRevPerDay > 14.7 && e.meanMotionRevPerDay < 15.4,
    objects: 2500,
  },
  {
    title: 'a station with visitors',
    id: 25_544,
    thresholdKm: 20,
    isNeighbour: (e) => e.meanMotionRevPerDay > 15.2,
    objects: 2000,
  },
  {
    title: 'a transfer orbit',
    id: 28_904,
    thresholdKm: 150,
    isNeighbour: () => true,
    objects: 2500,
  },
  {
    title: 'the geostationary belt',
    id: 28_358,
    thresholdKm: 300,
    isNeighbour: (e) => Math.abs(e.meanMotionRevPerDay - 1) < 0.1,
    objects: 1500,
  },
];

/** Satellites with others alongside. */
export interface CompanionCase {
  readonly title: string;
  readonly id: number;
  readonly thresholdKm: number;
  readonly companions: readonly number[];
}

export const COMPANIONS: readonly CompanionCase[] = [
  { title: 'a station and what its modules are published as', id: 25_544, thresholdKm: 5, companions: [36_086] },
  { title: 'a formation of hundreds of metres', id: 36_605, thresholdKm: 5, companions: [31_698] },
  { title: 'a cluster in the belt', id: 28_358, thresholdKm: 150, companions: [36_033, 40_613, 32_487] },
];

/** What a corridor of a satellite is built of that looks at its companions alone. */
export function requestWithCompanions(
  { elements, start, identicalGroups }: CheckedCatalog,
  wasm: Uint8Array<ArrayBuffer>,
  { id, thresholdKm, companions }: CompanionCase,
): CorridorRequest {
  const own = elements.find((set) => set.id === id)!;
  const others = elements.filter((set) => companions.includes(set.id));
  return { wasm, elements: others, identicalGroups, own, start, durationSeconds: DURATION, thresholdKm };
}

/** When the burns of all checks are. */
export function burnTime({ start }: CheckedCatalog): UtcTime {
  return addSeconds(start, BURN_AFTER);
}

/** What a corridor of a case is built of: the satellite, and neighbours drawn from the catalogue. */
export function requestOf(
  catalog: CheckedCatalog,
  wasm: Uint8Array<ArrayBuffer>,
  { id, thresholdKm, isNeighbour, objects }: Case,
  random: RandomStream,
): CorridorRequest {
  const own = catalog.elements.find((set) => set.id === id)!;
  const others = random.choose(
    catalog.elements.filter((set) => set.id !== id && isNeighbour(set)),
    objects,
  );
  const { start, identicalGroups } = catalog;
  return { wasm, elements: others, identicalGroups, own, start, durationSeconds: DURATION, thresholdKm };
}

/** Screens the unburnt path and some burnt ones both ways, and expects the same rows. Returns how many there are. */
export async function checkCorridor(
  request: CorridorRequest,
  time: UtcTime,
  burnCount: number,
  random: RandomStream,
): Promise<number> {
  const corridor = await buildCorridor(request);
  const burns = createCorridorScreen(corridor).burnsAt(time);
  const full = await screenInFull(request, corridor, time, null);
  expectSame(corridor, burns.unburnt(), full.rows, full.ids);
  let rows = full.rows.count;
  for (let k = 0; k < burnCount; k++) {
    // 0.3 to 60 mm/s in any direction.
    const size = 3e-7 * 200 ** random.next();
    const rtn = randomDirection(random).map((c) => size * c);
    const burnt = burns.burnt(rtn)!;
    expect(burnt).not.toBeNull();
    const expected = await screenInFull(request, corridor, time, burns.family.difference(rtn)!);
    expectSame(corridor, burnt, expected.rows, expected.ids);
    rows += expected.rows.count;
  }
  process.stderr.write(`${corridor.passages.count} pieces, ${rows} rows compared\n`);
  return rows;
}

function expectSame(corridor: Corridor, found: ApproachRows, expected: ApproachRows, ids: Float64Array): void {
  const list = (rows: ApproachRows, of: Float64Array) =>
    Array.from({ length: rows.count }, (_, k) => ({
      id: of[rows.object[k]!]!,
      tca: rows.tca[k]!,
      missKm: rows.missKm[k]!,
      speed: rows.speedKmS[k]!,
    })).sort((a, b) => a.id - b.id || a.tca - b.tca);
  // Minima at the threshold itself may fall on either side, and those of pairs that barely move at any time.
  const isClear = ({ missKm }: { readonly missKm: number }): boolean => missKm < corridor.thresholdKm - 1e-4;
  const [own, engine] = [list(found, corridor.ids).filter(isClear), list(expected, ids).filter(isClear)];
  expect(own.map(({ id }) => id)).toEqual(engine.map(({ id }) => id));
  own.forEach((row, k) => {
    const other = engine[k]!;
    expect(Math.abs(row.missKm - other.missKm)).toBeLessThan(row.speed > 0.1 ? 1e-5 : 1e-4);
    if (row.speed > 0.1) expect(Math.abs(row.tca - other.tca)).toBeLessThan(1e-4);
  });
}

export function copied(rows: ApproachRows): ApproachRows {
  return structuredClone(rows);
}

function randomDirection({ next }: RandomStream): Vector3 {
  const z = 2 * next() - 1;
  const angle = 2 * Math.PI * next();
  const r = Math.sqrt(1 - z * z);
  return [r * Math.cos(angle), r * Math.sin(angle), z];
}
