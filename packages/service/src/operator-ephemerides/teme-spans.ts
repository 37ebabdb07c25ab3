import {
  type EarthOrientation,
  type EarthOrientationValues,
  frameOfName,
  leapSecondsInUse,
  leapSecondsWarning,
  MU_KM3_S2,
  orientationAt,
  orientationWarning,
  SECONDS_PER_DAY,
  secondsBetween,
  UserError,
  type UtcTime,
  utcOfTimeSystem,
  utcTime,
} from '@clearway/astro';
import type { EphemerisWarning } from '@clearway/contract';
import type { EphemerisSegment, OperatorEphemeris } from '@clearway/messages';
import { createEphemerisMotion, dayStartUs } from '@clearway/screening';
import { consistentStates } from './consistent-velocities.ts';
import { type InterpolationAsked, interpolationAsked } from './interpolation-asked.ts';
import type { EphemerisSpan } from './run-object.ts';
import { covarianceSeries } from './span-covariances.ts';
import { turningToTeme } from './turning-to-teme.ts';

/** What became of an ephemeris: spans in TEME, and what people should know. */
export interface TemeSpans {
  /** In the order of time, none reaching into the next. */
  readonly spans: readonly EphemerisSpan[];
  /** What segments recommend, each way once, with its greatest difference. */
  readonly interpolations: readonly InterpolationAsked[];
  /** Each once. */
  readonly warnings: readonly EphemerisWarning[];
}

/** States further apart than this (rad of the orbit at that radius) cannot be interpolated: between them there is a gap. */
const WIDEST_GAP = 0.8;
/** Below the ground at the poles, and beyond what SGP4's objects reach, km. */
const LEAST_RADIUS_KM = 6300;
const GREATEST_RADIUS_KM = 2e6;
/** Clocks from which leap seconds lead to UTC. */
const LEAPING_CLOCKS: ReadonlySet<string> = new Set(['TAI', 'TT', 'TDT', 'GPS', 'TDB', 'ET']);
/** Interpolation that is worse than this is said to be, km. */
const WORTH_A_WARNING_KM = 0.05;
/** The interpolation that the message recommends is another path where it is so far from the one screened, km. */
const ANOTHER_PATH_KM = 0.01;

/**
 * The unbroken stretches of an ephemeris as knots in TEME: its own states, turned; no others are made. Segments hold in their
 * useable part, a later one from there on where they overlap.
 * @throws UserError where the centre is not the Earth, or a frame or time system is not known
 */
export function temeSpans(ephemeris: OperatorEphemeris, orientation: EarthOrientation, name: string): TemeSpans {
  const warnings = new Map<string, EphemerisWarning>();
  const warn: Warn = (code, text, values = {}) => warnings.set(text, { code, values, text });
  const interpolations: InterpolationAsked[] = [];
  const spans = ephemeris.segments
    .flatMap((segment) => spansOfSegment(segment, ephemeris.origin, orientation, name, { warn, interpolations }))
    .sort((a, b) => a.fromUs - b.fromUs);
  const apart = spans.map((span, k) => ({
    ...span,
    untilUs: Math.min(span.untilUs, spans[k + 1]?.fromUs ?? Infinity),
  }));
  const there = apart.filter(({ fromUs, untilUs }) => fromUs < untilUs);
  if (there.length === 0) {
    throw new UserError(
      'format-malformed',
      `${name}: no two states are near enough to each other to interpolate between`,
      'give states at least every tenth of a revolution',
    );
  }
  const worst = greatestOfEach(interpolations);
  for (const { method, degree, differenceKm } of worst) {
    if (differenceKm <= ANOTHER_PATH_KM) continue;
    const metres = Math.round(differenceKm * 1000);
    const way = `${method} of degree ${degree}`;
    const text = `interpolated as it recommends, by ${way}, it would be up to ${metres} m from the path that is screened`;
    warn('other-interpolation', text, { method, degree, metres });
  }
  return { spans: there, interpolations: worst, warnings: [...warnings.values()] };
}

function greatestOfEach(interpolations: readonly InterpolationAsked[]): InterpolationAsked[] {
  const ways = Map.groupBy(interpolations, ({ method, degree }) => `${method} ${degree}`);
  return [...ways.values()].map((way) => way.reduce((a, b) => (a.differenceKm >= b.differenceKm ? a : b)));
}

type Warn = (code: EphemerisWarning['code'], text: string, values?: EphemerisWarning['values']) => void;

/** What is told of segments besides their spans. */
interface Told {
  readonly warn: Warn;
  readonly interpolations: InterpolationAsked[];
}

function spansOfSegment(
  segment: EphemerisSegment,
  origin: UtcTime,
  orientation: EarthOrientation,
  name: string,
  { warn, interpolations }: Told,
): EphemerisSpan[] {
  if (segment.centerName !== 'EARTH') {
    const message = `${name}: the centre is ${segment.centerName.slice(0, 40)}`;
    throw new UserError('format-malformed', message, 'give states relative to the centre of the Earth');
  }
  const frame = frameOfName(segment.referenceFrame);
  if (frame === null) {
    const message = `${name}: the reference frame ${segment.referenceFrame.slice(0, 40)} is not known`;
    throw new UserError('format-malformed', message, 'give states in EME2000, GCRF, ITRF, TEME, TOD, MOD, PEF or EFG');
  }
  const utcAt = (seconds: number): UtcTime => {
    const reading = utcTime(origin.day, origin.second + seconds);
    const { ut1MinusUtc } = orientationAt(orientation, reading);
    const utc = utcOfTimeSystem(segment.timeSystem, reading, ut1MinusUtc);
    if (utc) return utc;
    const message = `${name}: the time system ${segment.timeSystem.slice(0, 40)} is not known`;
    throw new UserError('format-malformed', message, 'give times in UTC, TAI, TT, GPS, TDB or UT1');
  };
  const { referenceFrameEpoch } = segment;
  const turning = turningToTeme(frame, orientation, referenceFrameEpoch === null ? null : utcAt(referenceFrameEpoch));
  const count = segment.times.length;
  const utcs = Array.from(segment.times, utcAt);
  const day = utcs[0]!.day;
  const times = Float64Array.from(utcs, (utc) => (utc.day - day) * SECONDS_PER_DAY + utc.second);
  const { states, isByPositions, typicalError } = consistentStates(segment);
  if (isByPositions && segment.hasVelocity) {
    warn('velocities-from-positions', 'velocities do not fit the positions, and are taken from these');
  }
  if (typicalError > WORTH_A_WARNING_KM) {
    const metres = Math.round(typicalError * 1000);
    const text = `the states are so far apart that between them it is good to some ${metres} m only`;
    warn('states-far-apart', text, { metres });
  }
  checkHeights(states, name);
  for (let k = 0; k < count; k++) turning.turn(utcs[k]!, states, 6 * k);
  if (isEfg(segment.referenceFrame)) {
    const metres = polarMotion(segment, orientationAt(orientation, utcs[0]!));
    const text = `EFG is taken without polar motion, as TDR and PEF; where yours has it, name the frame ITRF, or it is up to ${metres} m off`;
    warn('efg-without-polar-motion', text, { metres });
  }
  if (frame === 'ITRF' || frame === 'PEF') {
    for (const utc of [utcs[0]!, utcs[count - 1]!]) {
      const warning = orientationWarning(orientation, utc);
      if (warning) warn('earth-orientation', warning);
    }
  }
  if (LEAPING_CLOCKS.has(segment.timeSystem.trim().toUpperCase())) {
    const warning = leapSecondsWarning(leapSecondsInUse(), utcs[count - 1]!);
    if (warning) warn('leap-seconds', warning);
  }
  const covariances = segment.covariances.flatMap((given) => {
    const series = covarianceSeries(given, day, utcAt, orientation);
    if (series === null) {
      const framed = given.referenceFrame.slice(0, 40);
      const text = `covariances in ${framed} are left aside: the frame is not known`;
      warn('covariance-frame', text, { frame: framed });
    }
    return series ?? [];
  });
  const zero = dayStartUs(day);
  const useable = [segment.useableStart, segment.useableStop].map((seconds) =>
    Math.round(secondsBetween({ day, second: 0 }, utcAt(seconds)) * 1e6),
  ) as [number, number];
  const spans = unbroken(times, states).flatMap(([first, last]): EphemerisSpan[] => {
    const fromUs = zero + Math.max(useable[0], Math.ceil(times[first]! * 1e6));
    const untilUs = zero + Math.min(useable[1], Math.floor(times[last]! * 1e6));
    if (!(fromUs < untilUs)) return [];
    const knots = {
      day,
      times: times.slice(first, last + 1),
      states: states.slice(6 * first, 6 * last + 6),
    };
    return [{ motion: createEphemerisMotion(knots), fromUs, untilUs, covariances }];
  });
  const asked = interpolationAsked(segment, spans, utcAt, turning);
  if (asked) interpolations.push(asked);
  return spans;
}

function isEfg(name: string): boolean {
  return name.trim().toUpperCase() === 'EFG';
}

/** By how much EFG with and without polar motion differ, m, at most: not everybody who writes it means the same. */
function polarMotion({ states }: EphemerisSegment, { xPole, yPole }: EarthOrientationValues): number {
  let radius = 0;
  for (let at = 0; at < states.length; at += 6) {
    radius = Math.max(radius, Math.hypot(states[at]!, states[at + 1]!, states[at + 2]!));
  }
  return Math.ceil(Math.hypot(xPole, yPole) * radius * 1000);
}

/** Metres taken for kilometres, or zeros where there should be a state, would else be searched for ever. */
function checkHeights(states: Float64Array, name: string): void {
  for (let at = 0; at < states.length; at += 6) {
    const r = Math.hypot(states[at]!, states[at + 1]!, states[at + 2]!);
    if (r >= LEAST_RADIUS_KM && r <= GREATEST_RADIUS_KM) continue;
    const message = `${name}: state ${at / 6 + 1} of a segment is ${r.toPrecision(6)} km from the centre of the Earth`;
    throw new UserError('format-malformed', message, 'give positions in km, relative to the centre of the Earth');
  }
}

/** First and last states between which there is no gap; of states at one time the later one begins a new stretch. */
function unbroken(times: Float64Array, states: Float64Array): (readonly [number, number])[] {
  const stretches: (readonly [number, number])[] = [];
  let first = 0;
  for (let k = 1; k <= times.length; k++) {
    if (k < times.length && !isGap(times, states, k)) continue;
    if (k - 1 > first) stretches.push([first, k - 1]);
    first = k;
  }
  return stretches;
}

function isGap(times: Float64Array, states: Float64Array, k: number): boolean {
  const seconds = times[k]! - times[k - 1]!;
  const radius = (at: number): number => Math.hypot(states[6 * at]!, states[6 * at + 1]!, states[6 * at + 2]!);
  const rate = Math.sqrt(MU_KM3_S2 / Math.min(radius(k - 1), radius(k)) ** 3);
  return !(seconds > 0) || seconds * rate > WIDEST_GAP;
}
