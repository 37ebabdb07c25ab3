import {
  addSeconds,
  type Encounter,
  formatUtc,
  secondsBetween,
  utcFromUnixMicros,
  type Vector3,
} from '@clearway/astro';
import { AXIS_DIRECTIONS, avoidancePlane, primaryOrbit, rewardMatrix, type SecondaryScreen } from '@clearway/avoidance';
import type { PlanMatrix } from '@clearway/contract';
import type { PlanningSettings } from './planning-settings.ts';

const NAMES = ['in-track +', 'in-track −', 'radial +', 'radial −', 'cross-track +', 'cross-track −'];
const MM_S = 1e6;
const LEADS_PER_ORBIT = 8;
const MOST_LEADS = 80;
/** Sizes around the least burn: from a fifth of it to twenty times as much. */
const [SMALLEST, LARGEST] = [0.2, 20];

/** What burns of many times, sizes and directions do. Sizes go by 1, 2, 5. */
export function planMatrix(
  encounter: Encounter,
  settings: PlanningSettings,
  leastKmS: number | null,
  screen: SecondaryScreen | null,
): PlanMatrix {
  const { target, longestOrbits, propulsion, constraints } = settings;
  const plane = avoidancePlane(encounter, target.kind !== 'miss-distance');
  const orbit = primaryOrbit(encounter);
  const count = Math.min(MOST_LEADS, Math.max(2, Math.round(longestOrbits * LEADS_PER_ORBIT)));
  const leadOrbits = Array.from({ length: count }, (_, k) => ((k + 1) / count) * longestOrbits);
  const leadSeconds = leadOrbits.map((orbits) => orbits * orbit.periodSeconds);
  const least = leastKmS === null || leastKmS === 0 ? 10 : MM_S * leastKmS;
  const most = Math.min(LARGEST * least, MM_S * (constraints.mostSizeKmS ?? Number.POSITIVE_INFINITY));
  const sizes = oneTwoFive(SMALLEST * least, Math.max(most, least));
  const grid = { leadSeconds, sizes: sizes.map((size) => size / MM_S), directions: AXIS_DIRECTIONS };
  const matrix = rewardMatrix(plane, orbit, grid, propulsion);
  const cells = <Value>(of: (cell: number) => Value): Value[][][] =>
    AXIS_DIRECTIONS.map((_, d) =>
      leadSeconds.map((__, l) => sizes.map((___, s) => of((l * sizes.length + s) * AXIS_DIRECTIONS.length + d))),
    );
  return {
    directions: AXIS_DIRECTIONS.map(([radial, in_track, cross_track]: Vector3, d) => ({
      name: NAMES[d]!,
      radial,
      in_track,
      cross_track,
    })),
    lead_orbits: leadOrbits,
    utc: leadSeconds.map((lead) => formatUtc(addSeconds(encounter.tca, -lead), 3)),
    size_mm_s: sizes,
    probability: cells((cell) => digits(matrix.probability[cell]!)),
    miss_distance_km: cells((cell) => Number(matrix.missDistanceKm[cell]!.toPrecision(6))),
    fuel_kg: matrix.fuelKg && [...matrix.fuelKg],
    secondary_probability: screen && secondaryCells(screen, leadSeconds, grid.sizes, encounter),
  };
}

/** Six digits are enough to see; null without a covariance. */
function digits(value: number): number | null {
  return Number.isNaN(value) ? null : Number(value.toPrecision(6));
}

function oneTwoFive(from: number, to: number): number[] {
  const sizes: number[] = [];
  for (let decade = Math.floor(Math.log10(from)); 10 ** decade <= to; decade++) {
    for (const step of [1, 2, 5]) {
      const size = Number((step * 10 ** decade).toPrecision(3));
      if (size >= from * 0.99 && size <= to * 1.01) sizes.push(size);
    }
  }
  return sizes.length > 0 ? sizes : [Number(to.toPrecision(3))];
}

/** Combined probability of everything else after each burn; null for burns before anything is screened, and paths that leave the corridor. */
function secondaryCells(
  screen: SecondaryScreen,
  leadSeconds: readonly number[],
  sizes: readonly number[],
  { tca }: Encounter,
): (number | null)[][][] {
  const earliest = utcFromUnixMicros(screen.corridor.startUs);
  // Burns at one time share what is costly: time by time, whatever the order of the answer.
  const byLead = leadSeconds.map((lead) => {
    const time = addSeconds(tca, -lead);
    if (secondsBetween(earliest, time) < 0) return null;
    return AXIS_DIRECTIONS.map((direction) =>
      sizes.map((size) => {
        const rtn = direction.map((component) => component * size);
        return digits(screen.summary(time, rtn)?.combinedAfter ?? Number.NaN);
      }),
    );
  });
  return AXIS_DIRECTIONS.map((_, d) => byLead.map((lead) => lead?.[d] ?? sizes.map(() => null)));
}
