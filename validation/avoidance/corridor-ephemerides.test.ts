import { addSeconds, type ElementSet, secondsBetween, type UtcTime, unixMicros, type Vector3 } from '@clearway/astro';
import {
  buildCorridor,
  burnFamily,
  burntKnots,
  type CorridorRequest,
  createCorridorScreen,
  knotsOfElements,
} from '@clearway/avoidance';
import { ensureKernel } from '@clearway/kernels/build';
import { createEphemerisMotion, type EphemerisKnots } from '@clearway/screening';
import type { ScreenedEphemeris } from '@clearway/service';
import { type OtherObjects, othersWithEphemerides } from '@clearway/service/avoid';
import { beforeAll, expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { screenWithEngine } from '../screening/engine-rows.ts';
import { randomStream } from '../screening/random.ts';
import { type CheckedCatalog, checkedCatalog } from '../screening/regime-check.ts';
import { burnTime, CASES, CATALOG, requestOf } from './corridor-check.ts';

/**
 * Other operators' ephemerides in the corridor, and the satellite's own as its nominal path: the answer to a burn is what a screening
 * says, with all that comes with it, of the burnt path as an ephemeris and of those of the others.
 */
const DAY = 86_400;
const THRESHOLD = 110;

interface Row {
  readonly id: number;
  /** s from the burn. */
  readonly tca: number;
  readonly missKm: number;
}

describeWithReferenceData('a corridor with operators’ ephemerides', [CATALOG], () => {
  let catalog: CheckedCatalog;
  let time: UtcTime;
  let request: CorridorRequest;
  /** Without and with ephemerides of others. */
  let known: { readonly elements: CorridorRequest; readonly both: CorridorRequest };
  let ephemerides: readonly ScreenedEphemeris[];

  beforeAll(async () => {
    catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
    time = burnTime(catalog);
    const random = randomStream('a corridor with ephemerides');
    const each = { ...CASES[0]!, objects: 200, thresholdKm: THRESHOLD };
    request = requestOf(catalog, await ensureKernel(), each, random);
    // Each second object flies something else than its elements say: ahead or behind by kilometres, for a part of the time, some with a burn.
    const others = request.elements.filter((_, k) => k % 2 === 0);
    ephemerides = others.map((set, k) => {
      const shifted = { ...set, meanAnomalyDeg: set.meanAnomalyDeg + 0.4 * (random.next() - 0.5) };
      const from = (k % 5) * 0.1 * DAY;
      const knots = knotsOfElements(shifted, catalog.start, from - 600, 2.9 * DAY);
      return ephemerisOf(
        set,
        k % 3 === 0 ? withBurn(shifted, knots, 0.9 * DAY) : knots,
        addSeconds(catalog.start, from),
      );
    });
    const everything = { elements: request.elements, identicalGroups: [], uncertainties: NO_UNCERTAINTIES(request) };
    const { elements, inForce } = othersWithEphemerides(everything, ephemerides);
    const spoken = ephemerides.map(({ id, epoch, spans }) => ({ id, epochUs: unixMicros(epoch), spans }));
    known = { elements: request, both: { ...request, elements, inForce: inForce!, ephemerides: spoken } };
  }, 120_000);

  async function ofCorridor(of: CorridorRequest, rtn: Vector3): Promise<{ rows: Row[]; burnt: EphemerisKnots }> {
    const corridor = await buildCorridor(of);
    const burns = createCorridorScreen(corridor).burnsAt(time);
    const found = burns.burnt(rtn)!;
    const zero = secondsBetween({ day: corridor.passages.day, second: 0 }, time);
    const rows = Array.from({ length: found.count }, (_, k) => ({
      id: corridor.ids[found.object[k]!]!,
      tca: found.tca[k]! - zero,
      missKm: found.missKm[k]!,
    }));
    return { rows, burnt: burntKnots(corridor, time, burns.family.difference(rtn)) };
  }

  /** By the screening of files that the command `screen` does. */
  async function byScreening(burnt: EphemerisKnots, others: readonly ScreenedEphemeris[]): Promise<Row[]> {
    const { own, elements, durationSeconds, start } = request;
    const end = addSeconds(start, durationSeconds);
    const run = await screenWithEngine({
      elements: [own, ...elements],
      start: time,
      durationSeconds: secondsBetween(time, end),
      thresholdKm: THRESHOLD,
      primaryIds: [own.id],
      ephemerides: [ephemerisOf(own, burnt, time, end), ...others],
    });
    const { approaches, objects } = run;
    return Array.from({ length: approaches.count }, (_, k) => ({
      id: objects[approaches.secondary[k]!]!.id,
      tca: approaches.tca[k]!,
      missKm: approaches.missDistanceKm[k]!,
    }));
  }

  const byTime = (rows: readonly Row[]): Row[] =>
    rows.filter(({ missKm }) => missKm < THRESHOLD - 1e-4).toSorted((a, b) => a.id - b.id || a.tca - b.tca);

  function expectSame(found: readonly Row[], expected: readonly Row[]): void {
    const [own, theirs] = [byTime(found), byTime(expected)];
    expect(own.map(({ id }) => id)).toEqual(theirs.map(({ id }) => id));
    own.forEach((row, k) => {
      expect(Math.abs(row.missKm - theirs[k]!.missKm)).toBeLessThan(1e-4);
      expect(Math.abs(row.tca - theirs[k]!.tca)).toBeLessThan(1e-2);
    });
  }

  test.each<{ readonly rtn: Vector3 }>([{ rtn: [0, 2e-5, 0] }, { rtn: [4e-6, -1e-5, 6e-6] }])(
    'answers as a full screening with all ephemerides does: %j',
    async ({ rtn }) => {
      const { rows, burnt } = await ofCorridor(known.both, rtn);
      const expected = await byScreening(burnt, ephemerides);
      expectSame(rows, expected);
      const spoken = new Set(ephemerides.map(({ id }) => id));
      expect(rows.filter(({ id }) => spoken.has(id)).length).toBeGreaterThan(5);
      expect(rows.filter(({ id }) => !spoken.has(id)).length).toBeGreaterThan(5);
      // By elements alone the answer is another.
      const without = await ofCorridor(known.elements, rtn);
      expect(byTime(without.rows).map(({ id }) => id)).not.toEqual(byTime(rows).map(({ id }) => id));
    },
    240_000,
  );

  test('the satellite’s own ephemeris is its nominal path', async () => {
    const { own, start, durationSeconds } = request;
    const elsewhere = { ...own, meanAnomalyDeg: own.meanAnomalyDeg + 0.3 };
    const nominal = knotsOfElements(elsewhere, start, -600, durationSeconds + 600);
    const rtn: Vector3 = [0, 1.5e-5, 0];
    const { rows, burnt } = await ofCorridor({ ...known.both, nominal }, rtn);
    expect(rows.length).toBeGreaterThan(10);
    expectSame(rows, await byScreening(burnt, ephemerides));
  }, 240_000);
});

function NO_UNCERTAINTIES({ elements }: CorridorRequest): OtherObjects['uncertainties'] {
  const column = new Float64Array(elements.length);
  const whole = Int32Array.from(column);
  return { radiiM: column, radiusSigmasM: column, profiles: [], profileOf: whole, isMovable: Uint8Array.from(column) };
}

function ephemerisOf(set: ElementSet, knots: EphemerisKnots, from: UtcTime, until?: UtcTime): ScreenedEphemeris {
  const motion = createEphemerisMotion(knots);
  const day = { day: knots.day, second: 0 };
  const last = until ? unixMicros(until) : unixMicros(addSeconds(day, knots.times.at(-1)!));
  const span = { motion, fromUs: unixMicros(from), untilUs: last, covariances: [] };
  return { id: set.id, name: set.name, epoch: set.epoch, spans: [span], mode: 'replaces' };
}

/** The path of a set with a burn of 0.2 m/s along the track at a knot, so many seconds after the first. */
function withBurn(set: ElementSet, knots: EphemerisKnots, after: number): EphemerisKnots {
  const first = knots.times.findIndex((t) => t >= knots.times[0]! + after);
  const burn = knots.times[first]!;
  const states = knots.states.slice();
  const minutes = (secondsBetween(set.epoch, { day: knots.day, second: 0 }) + burn) / 60;
  const difference = burnFamily(set, minutes, knots.states.slice(6 * first, 6 * first + 6)).difference([0, 2e-4, 0]);
  // Elements of an orbit that decays cannot be fitted to every state.
  if (difference === null) return knots;
  const [before, there, behind] = [new Float64Array(6), new Float64Array(6), new Float64Array(6)];
  for (let k = first; k < knots.times.length; k++) {
    const t = knots.times[k]! - burn;
    difference(t, there);
    difference(t - 0.5, before);
    difference(t + 0.5, behind);
    for (let c = 0; c < 3; c++) {
      states[6 * k + c]! += there[c]!;
      states[6 * k + 3 + c]! += behind[c]! - before[c]!;
    }
  }
  return { ...knots, states };
}
