import { DEEP_SPACE_PERIOD_MINUTES, type ElementSet, formatUtc } from '@clearway/astro';
import {
  BulkPropagator,
  createSingleThreadRuntime,
  EciBaseCalculator,
  json2satrec,
  type SatRec,
  sgp4,
} from 'satellite.js';

/** Speeds of satellite.js on one core of this machine, medians of several repetitions. */
export interface SatelliteJsSpeeds {
  /** Seconds for 2,000,000 calls of `sgp4()` on near-Earth objects: the unit of the figures to reach. */
  readonly twoMillionCallsSeconds: number;
  /** `sgp4()` in a loop, propagations per second. */
  readonly loop: { readonly nearEarth: number; readonly deepSpace: number };
  /** The bulk WebAssembly propagator on one thread (position, velocity and error code), propagations per second. */
  readonly bulk: { readonly nearEarth: number; readonly deepSpace: number };
  /** Objects measured; 0 where the catalogue has none of the sort, its speeds then being NaN. */
  readonly objects: { readonly nearEarth: number; readonly deepSpace: number };
  readonly repetitions: number;
}

export interface SatelliteJsMeasurement {
  /** Odd, so that the median is one of them. */
  readonly repetitions?: number;
  /** Calls per repetition of the loop; the result is scaled to 2,000,000. */
  readonly calls?: number;
}

type SingleThreadRuntime = Awaited<ReturnType<typeof createSingleThreadRuntime>>;

const UNIT_CALLS = 2_000_000;
/** Enough for a mixture of orbits. */
const OBJECTS = 1000;
const WINDOW_MINUTES = 7 * 1440;
/** The shape of a batch in which the bulk propagator is fastest: its results (98 kB) stay in the processor's cache. */
const BULK_OBJECTS = 20;
const BULK_DATES = 100;
const BULK_RUNS = 10;

/**
 * Measures satellite.js on up to 1,000 near-Earth and 1,000 deep-space objects, taken evenly from the catalogue, at times
 * evenly spread over seven days from each epoch. Constants are initialised beforehand and the code is warm.
 */
export async function measureSatelliteJs(
  elements: readonly ElementSet[],
  { repetitions = 5, calls = UNIT_CALLS }: SatelliteJsMeasurement = {},
): Promise<SatelliteJsSpeeds> {
  const nearEarth = satRecsOf(elements.filter((element) => !isDeepSpace(element)));
  const deepSpace = satRecsOf(elements.filter(isDeepSpace));
  const runtime = await createSingleThreadRuntime();
  const loopNearEarth = median(repetitions, () => loopSeconds(nearEarth, calls));
  const loopDeepSpace = median(repetitions, () => loopSeconds(deepSpace, calls / 4));
  return {
    twoMillionCallsSeconds: (loopNearEarth * UNIT_CALLS) / calls,
    loop: { nearEarth: calls / loopNearEarth, deepSpace: calls / 4 / loopDeepSpace },
    bulk: {
      nearEarth: bulkRate(runtime, nearEarth, repetitions),
      deepSpace: bulkRate(runtime, deepSpace, repetitions),
    },
    objects: { nearEarth: nearEarth.length, deepSpace: deepSpace.length },
    repetitions,
  };
}

/** By the Kozai mean motion; SGP4 decides by the Brouwer one, which for no object of the benchmark differs. */
function isDeepSpace(element: ElementSet): boolean {
  return 1440 / element.meanMotionRevPerDay >= DEEP_SPACE_PERIOD_MINUTES;
}

function satRecsOf(elements: readonly ElementSet[]): SatRec[] {
  const count = Math.min(OBJECTS, elements.length);
  return Array.from({ length: count }, (_, index) =>
    toSatRec(elements[Math.floor((index * elements.length) / count)]!),
  ).filter((satRec) => satRec.error === 0 && sgp4(satRec, WINDOW_MINUTES) !== null);
}

function toSatRec(element: ElementSet): SatRec {
  return json2satrec({
    OBJECT_NAME: element.name,
    OBJECT_ID: element.internationalDesignator,
    EPOCH: formatUtc(element.epoch, 3),
    MEAN_MOTION: element.meanMotionRevPerDay,
    ECCENTRICITY: element.eccentricity,
    INCLINATION: element.inclinationDeg,
    RA_OF_ASC_NODE: element.raanDeg,
    ARG_OF_PERICENTER: element.argumentOfPericenterDeg,
    MEAN_ANOMALY: element.meanAnomalyDeg,
    EPHEMERIS_TYPE: 0,
    CLASSIFICATION_TYPE: 'U',
    NORAD_CAT_ID: element.id,
    ELEMENT_SET_NO: element.elementSetNumber,
    REV_AT_EPOCH: element.revolutionAtEpoch,
    BSTAR: element.bstar,
    MEAN_MOTION_DOT: element.meanMotionDot,
    MEAN_MOTION_DDOT: element.meanMotionDdot,
  });
}

function loopSeconds(satRecs: readonly SatRec[], calls: number): number {
  if (satRecs.length === 0) return Number.NaN;
  const callsPerObject = Math.floor(calls / satRecs.length);
  const extra = calls - callsPerObject * satRecs.length;
  let sum = 0;
  const started = performance.now();
  for (const [index, satRec] of satRecs.entries()) {
    const count = callsPerObject + (index < extra ? 1 : 0);
    const stepMinutes = WINDOW_MINUTES / count;
    for (let call = 0; call < count; call++) {
      sum += sgp4(satRec, call * stepMinutes)?.position.x ?? 0;
    }
  }
  const seconds = (performance.now() - started) / 1000;
  checkUsed(sum);
  return seconds;
}

/** Only `run()` is timed: handing over the objects and times is not counted. */
function bulkRate(runtime: SingleThreadRuntime, satRecs: readonly SatRec[], repetitions: number): number {
  if (satRecs.length === 0) return Number.NaN;
  using propagator = new BulkPropagator({
    runtime,
    calculators: [new EciBaseCalculator()],
    satRecsCount: BULK_OBJECTS,
    datesCount: BULK_DATES,
  });
  const epochMs = ((satRecs[0]?.jdsatepoch ?? 0) - 2_440_587.5) * 86_400_000;
  const stepMs = (WINDOW_MINUTES * 60_000) / BULK_DATES;
  propagator.setDates(Array.from({ length: BULK_DATES }, (_, index) => new Date(epochMs + index * stepMs)));
  const seconds = median(repetitions, () => {
    let elapsed = 0;
    for (let first = 0; first < satRecs.length; first += BULK_OBJECTS) {
      propagator.setSatRecs(satRecs.slice(first, first + BULK_OBJECTS));
      const started = performance.now();
      for (let run = 0; run < BULK_RUNS; run++) propagator.run();
      elapsed += performance.now() - started;
      checkUsed(propagator.getRawOutput().eci.position[0]);
    }
    return elapsed / 1000;
  });
  return (satRecs.length * BULK_DATES * BULK_RUNS) / seconds;
}

/** Uses a result, so that no call can be optimised away. */
function checkUsed(value: number | undefined): void {
  if (!Number.isFinite(value)) throw new Error(`satellite.js gave ${value}`);
}

/** One unmeasured run to warm the code, then the median. */
function median(repetitions: number, measure: () => number): number {
  measure();
  const values = Array.from({ length: repetitions }, measure).sort((one, other) => one - other);
  return values[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}
