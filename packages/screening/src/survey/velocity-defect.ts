import type { Sgp4Constants } from '@clearway/astro';
import type { Kernel, SatelliteBatch } from '@clearway/kernels';

/**
 * SGP4's velocity is not the derivative of its position: it leaves out how drag and, in deep space, Moon and Sun change the
 * elements. Mostly that is micrometres per second, but metres per second for objects about to decay and in very high orbits
 * (11 m/s for TESS); interpolation and the straight line, which start from that velocity, are off by as much.
 */
export type VelocityDefect = (index: number, day: number, from: number, duration: number) => number;

const DIFFERENCE_SECONDS = 0.25;
/** The defect of drag grows with time; that of the Moon changes along each orbit, with perigee where it is sharpest. */
const NEAR_SAMPLES = 12;
const DEEP_SAMPLES = 60;
/** In the equator's plane the node turns round within hours, and the place with it. */
const EQUATORIAL_SAMPLES = 700;
const EQUATORIAL_RAD = 0.005;
/**
 * Where the inclination passes 0.2 rad SGP4 changes from Lyddane's formulas to the plain ones, and the place jumps by up to
 * some 10 km, now and then back within minutes, between two knots. Objects so near that inclination are searched
 * with a bound of 15 km, which is what this defect comes to.
 */
const SWITCH_RAD = 0.2;
const NEAR_SWITCH_RAD = 0.005;
const SWITCH_DEFECT_KM_S = 0.5;
/** What the largest of the samples may fall short of the largest of all. */
const SAMPLING_FACTOR = 1.6;

/** A measure of the largest defect (km/s) of an object of `batch` over [from, from + duration], seconds of a UTC day. */
export function createVelocityDefect(
  kernel: Kernel,
  batch: SatelliteBatch,
  satellites: readonly Sgp4Constants[],
): VelocityDefect {
  const capacity = 2 * EQUATORIAL_SAMPLES;
  const times = kernel.allocate(capacity * 8);
  const out = kernel.allocate(capacity * 6 * 8);
  const deep = kernel.bytes(batch.deep, batch.count).slice();
  return (index, day, from, duration) => {
    batch.anchorOne(index, day);
    const inclination = satellites[index]!.inclo;
    if (deep[index] && Math.abs(inclination - SWITCH_RAD) < NEAR_SWITCH_RAD) return SWITCH_DEFECT_KM_S;
    const samples = !deep[index] ? NEAR_SAMPLES : inclination < EQUATORIAL_RAD ? EQUATORIAL_SAMPLES : DEEP_SAMPLES;
    const at = kernel.floats64(times, capacity);
    for (let k = 0; k < samples; k++) {
      // The last sample is the window's end. Uneven spacing, so that no sampling falls in step with an orbit.
      const time = from + duration * (k / (samples - 1)) ** 0.9;
      at[2 * k] = time - DIFFERENCE_SECONDS;
      at[2 * k + 1] = time + DIFFERENCE_SECONDS;
    }
    batch.propagate(index, times, 2 * samples, out, capacity * 8);
    const view = kernel.floats64(out, capacity * 6);
    let largest = 0;
    for (let k = 0; k < 2 * samples; k += 2) {
      let square = 0;
      for (let c = 0; c < 3; c++) {
        const position = c * capacity + k;
        const velocity = position + 3 * capacity;
        const slope = (view[position + 1]! - view[position]!) / (2 * DIFFERENCE_SECONDS);
        square += (slope - (view[velocity]! + view[velocity + 1]!) / 2) ** 2;
      }
      if (square > largest) largest = square;
    }
    return SAMPLING_FACTOR * Math.sqrt(largest);
  };
}
