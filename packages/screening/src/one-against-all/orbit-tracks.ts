import { EARTH_RADIUS_KM, J2, MEAN_ORBIT_VALUES, meanOrbit, type Sgp4Constants } from '@clearway/astro';
import { FIT_POINTS, fromSamples, TRACK_DOUBLES, trackValue } from './track-polynomial.ts';

/**
 * Mean orbits over a window as polynomials in x = 2t/T − 1, and how far SGP4 can stray from them. Of each object six
 * quantities (semi-major axis km, eccentricity vector, inclination, right ascension of the node, mean argument of
 * latitude; rad) with the coefficients of a polynomial each, ascending.
 */
export interface OrbitTracks {
  readonly durationSeconds: number;
  readonly coefficients: Float64Array;
  /** Radius: at most `radialRelative` · r + `radialKm` from the track's. */
  readonly radialRelative: Float64Array;
  readonly radialKm: Float64Array;
  /** Along the track: at most this angle at the Earth's centre, plus `mean` in mean argument of latitude, rad. */
  readonly alongTrack: Float64Array;
  readonly mean: Float64Array;
  /** Across the track, rad. */
  readonly crossTrack: Float64Array;
  /** Least and greatest radius of the object (not only of its track), km. */
  readonly perigees: Float64Array;
  readonly apogees: Float64Array;
  /** 0 where no polynomial follows the orbit closely enough. */
  readonly usable: Uint8Array;
}

/** The polynomials are checked between the points of their fit: where near the Earth smooth misfits are greatest. */
const CHECK_POINTS = [-0.92, -0.4, 0.4, 0.92] as const;
/** In deep space Sun, Moon, resonance and Lyddane's modification, which can jump, ask for more. */
const DEEP_CHECK_POINTS = [-0.96, -0.83, -0.5, -0.25, 0.25, 0.5, 0.83, 0.96] as const;
/** Differences between the check points are at most this many times those at them. */
const CHECK_FACTOR = 3;
/** A polynomial further than this from the mean orbit is not used, rad. */
const USABLE_ERROR = 0.02;
/** Room for terms of second order in the least and greatest radius, km. */
const EXTENT_MARGIN_KM = 3;
const TWO_PI = 2 * Math.PI;

/** Fits the mean orbits of all `satellites`; `epochOffsets` are minutes from each epoch to the window's start. */
export function fitOrbitTracks(
  satellites: readonly Sgp4Constants[],
  epochOffsets: Float64Array,
  durationSeconds: number,
): OrbitTracks {
  const n = satellites.length;
  const tracks: OrbitTracks = {
    durationSeconds,
    coefficients: new Float64Array(n * TRACK_DOUBLES),
    radialRelative: new Float64Array(n),
    radialKm: new Float64Array(n),
    alongTrack: new Float64Array(n),
    mean: new Float64Array(n),
    crossTrack: new Float64Array(n),
    perigees: new Float64Array(n),
    apogees: new Float64Array(n).fill(Infinity),
    usable: new Uint8Array(n),
  };
  for (let i = 0; i < n; i++) {
    if (satellites[i]!.error === 0) fitTrack(satellites[i]!, epochOffsets[i]!, i, tracks);
  }
  return tracks;
}

const samples = new Float64Array(FIT_POINTS.length * MEAN_ORBIT_VALUES);
const sample = new Float64Array(MEAN_ORBIT_VALUES);
/** Greatest differences between polynomial and mean orbit at the check points. */
interface Misfit {
  axis: number;
  shape: number;
  tilt: number;
  node: number;
  /** Across the track by the node, and along it by node and argument together. */
  twist: number;
  argument: number;
}

function fitTrack(c: Sgp4Constants, epochOffset: number, i: number, tracks: OrbitTracks): void {
  const half = tracks.durationSeconds / 120;
  const { coefficients } = tracks;
  const base = i * TRACK_DOUBLES;
  if (!takeSamples(c, epochOffset, half)) return;
  fromSamples(samples, coefficients, base);
  const misfit = greatestMisfit(c, epochOffset, half, coefficients, base);
  if (!misfit) return;

  const a = samples[2 * MEAN_ORBIT_VALUES]!;
  const inclination = samples[2 * MEAN_ORBIT_VALUES + 3]!;
  takeExtremes();
  const shape = misfit.shape + extremes.eccentricity * misfit.node;
  const e = extremes.eccentricity + shape;
  if (!(e < 0.97)) return;
  const cosi = Math.cos(inclination);
  const sini = Math.sin(inclination);
  // Short-period terms of SGP4 (AIAA 2006-6753), each at its greatest.
  const p = (a * (1 - e * e)) / EARTH_RADIUS_KM;
  const k1 = (0.5 * J2) / p;
  const k2 = k1 / p;
  // Drag's periodic terms turn the eccentricity vector by `swing` and change it by `stretch`.
  const swing = c.isimp === 1 ? 0 : Math.abs(c.xmcof) * ((1 + c.eta) ** 3 - (1 - c.eta) ** 3);
  const stretch = c.isimp === 1 ? 0 : 2 * Math.abs(c.bstar * c.cc5);
  const vector = CHECK_FACTOR * shape + 2 * (e * swing + stretch);
  const radialKm = 0.5 * k1 * EARTH_RADIUS_KM + CHECK_FACTOR * misfit.axis + 1.5 * a * vector + 0.1;
  const radialRelative = 1.5 * k2 * (Math.abs(3 * cosi * cosi - 1) + 0.02);
  tracks.radialRelative[i] = radialRelative;
  tracks.radialKm[i] = radialKm;
  tracks.alongTrack[i] = k2 * (0.25 * Math.abs(7 * cosi * cosi - 1) + 1.5 * cosi * cosi + 0.02);
  tracks.mean[i] = CHECK_FACTOR * misfit.argument + 3 * vector + 1e-5;
  tracks.crossTrack[i] = 1.5 * k2 * Math.abs(sini * cosi) * 1.02 + CHECK_FACTOR * (misfit.tilt + misfit.twist) + 1e-5;
  const slack = radialKm + EXTENT_MARGIN_KM;
  tracks.perigees[i] = extremes.low * (1 - radialRelative) - slack;
  tracks.apogees[i] = extremes.high * (1 + radialRelative) + slack;
  const worst = Math.max(shape + 2 * e * swing + stretch, misfit.tilt, misfit.twist, misfit.argument, misfit.axis / a);
  tracks.usable[i] = worst <= USABLE_ERROR ? 1 : 0;
}

/** Mean orbits at the points of the fit, with angles that don't jump from one to the next; false where SGP4 fails. */
function takeSamples(c: Sgp4Constants, epochOffset: number, half: number): boolean {
  for (let k = 0; k < FIT_POINTS.length; k++) {
    const at = k * MEAN_ORBIT_VALUES;
    const before = k > 0 ? at - MEAN_ORBIT_VALUES : at;
    const minutes = epochOffset + (FIT_POINTS[k]! + 1) * half;
    if (meanOrbit(c, minutes, samples, at) !== 0) return false;
    samples[at + 4] = nearest(samples[at + 4]!, samples[before + 4]!);
    // What the rates say is taken off before comparing with the sample before: some thirty revolutions lie between.
    samples[at + 5] = nearest(samples[at + 5]! - secularArgument(c, minutes), k > 0 ? samples[before + 5]! : 0);
  }
  for (let k = 0; k < FIT_POINTS.length; k++) {
    samples[k * MEAN_ORBIT_VALUES + 5]! += secularArgument(c, epochOffset + (FIT_POINTS[k]! + 1) * half);
  }
  return true;
}

function greatestMisfit(
  c: Sgp4Constants,
  epochOffset: number,
  half: number,
  coefficients: Float64Array,
  base: number,
): Misfit | null {
  const misfit: Misfit = { axis: 0, shape: 0, tilt: 0, node: 0, twist: 0, argument: 0 };
  for (const x of c.deepSpace === 1 ? DEEP_CHECK_POINTS : CHECK_POINTS) {
    if (meanOrbit(c, epochOffset + (x + 1) * half, sample) !== 0) return null;
    const axis = Math.abs(sample[0]! - trackValue(coefficients, base, 0, x));
    const ex = Math.abs(sample[1]! - trackValue(coefficients, base, 1, x));
    const ey = Math.abs(sample[2]! - trackValue(coefficients, base, 2, x));
    const tilt = Math.abs(sample[3]! - trackValue(coefficients, base, 3, x));
    const node = nearest(trackValue(coefficients, base, 4, x) - sample[4]!, 0);
    const argument = nearest(trackValue(coefficients, base, 5, x) - sample[5]!, 0);
    misfit.axis = Math.max(misfit.axis, axis);
    misfit.shape = Math.max(misfit.shape, ex + ey);
    misfit.tilt = Math.max(misfit.tilt, tilt);
    // Near the equator node and argument swing against each other; what counts is where the object is.
    misfit.node = Math.max(misfit.node, Math.abs(node));
    misfit.twist = Math.max(misfit.twist, Math.abs(Math.sin(sample[3]!) * node));
    misfit.argument = Math.max(misfit.argument, Math.abs(argument + Math.cos(sample[3]!) * node));
  }
  return misfit;
}

/** Greatest eccentricity and least and greatest radius of the sampled mean orbits. */
const extremes = { eccentricity: 0, low: 0, high: 0 };

function takeExtremes(): void {
  extremes.eccentricity = 0;
  extremes.low = Infinity;
  extremes.high = 0;
  for (let k = 0; k < FIT_POINTS.length; k++) {
    const at = k * MEAN_ORBIT_VALUES;
    const e = Math.sqrt(samples[at + 1]! * samples[at + 1]! + samples[at + 2]! * samples[at + 2]!);
    extremes.eccentricity = Math.max(extremes.eccentricity, e);
    extremes.low = Math.min(extremes.low, samples[at]! * (1 - e));
    extremes.high = Math.max(extremes.high, samples[at]! * (1 + e));
  }
}

/** Mean argument of latitude by the rates and drag alone, not reduced to a turn, rad. */
function secularArgument(c: Sgp4Constants, t: number): number {
  const drag = t * t * (c.t2cof + t * (c.t3cof + t * (c.t4cof + t * c.t5cof)));
  return c.mo + c.argpo + (c.mdot + c.argpdot) * t + c.noUnkozai * drag;
}

/** `angle` moved by whole turns to within half a turn of `target`. */
function nearest(angle: number, target: number): number {
  return angle - TWO_PI * Math.round((angle - target) / TWO_PI);
}
