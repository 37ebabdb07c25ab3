import type { MeanElements } from './mean-elements.ts';
import type { Resonance, Sgp4Constants } from './sgp4-constants.ts';
import { EARTH_ROTATION_RAD_MIN, TWO_PI } from './wgs72.ts';

/** Step of the published integrator, minutes. */
const STEP_MINUTES = 720;
const HALF_STEP_SQUARED = 259_200;

// Phases of the tesseral harmonics, rad.
const FASX2 = 0.13130908;
const FASX4 = 2.8843198;
const FASX6 = 0.37448087;
const G22 = 5.7686396;
const G32 = 0.95240898;
const G44 = 1.8014998;
const G52 = 1.050833;
const G54 = 4.4108898;

/** Mean motion (rad/min) and resonance angle (rad), and their derivatives by time (min). */
interface ResonanceState {
  xni: number;
  xli: number;
  xndt: number;
  xnddt: number;
  xldot: number;
}

/**
 * Adds the secular effect of Sun and Moon and the resonance with the Earth's rotation to `mean`, `t` minutes after the
 * epoch (`dspace` of AIAA 2006-6753).
 *
 * The published code continues from where the last call ended; here the integration always begins at the epoch, with
 * the same steps, so that the result depends on the time alone. Over a week that is at most fourteen steps.
 */
export function addDeepSpaceSecular(c: Sgp4Constants, t: number, mean: MeanElements): void {
  const d = c.deep;
  mean.em += d.dedt * t;
  mean.inclm += d.didt * t;
  mean.argpm += d.domdt * t;
  mean.nodem += d.dnodt * t;
  mean.mm += d.dmdt * t;
  if (d.irez === 0) return;

  const delt = t > 0 ? STEP_MINUTES : -STEP_MINUTES;
  const state: ResonanceState = { xni: c.noUnkozai, xli: d.xlamo, xndt: 0, xnddt: 0, xldot: 0 };
  let atime = 0;
  differentiate(c, atime, state);
  while (Math.abs(t - atime) >= STEP_MINUTES) {
    state.xli = state.xli + state.xldot * delt + state.xndt * HALF_STEP_SQUARED;
    state.xni = state.xni + state.xndt * delt + state.xnddt * HALF_STEP_SQUARED;
    atime += delt;
    differentiate(c, atime, state);
  }
  const ft = t - atime;
  const nm = state.xni + state.xndt * ft + state.xnddt * ft * ft * 0.5;
  const xl = state.xli + state.xldot * ft + state.xndt * ft * ft * 0.5;
  const theta = (c.gsto + t * EARTH_ROTATION_RAD_MIN) % TWO_PI;
  mean.mm = d.irez === 1 ? xl - mean.nodem - mean.argpm + theta : xl - 2 * mean.nodem + 2 * theta;
  const dndt = nm - c.noUnkozai;
  mean.nm = c.noUnkozai + dndt;
}

function differentiate(c: Sgp4Constants, atime: number, state: ResonanceState): void {
  if (c.deep.irez === 1) differentiateSynchronous(c.deep, state);
  else differentiateHalfDay(c, atime, state);
}

function differentiateSynchronous(c: Resonance, state: ResonanceState): void {
  const { xli } = state;
  state.xndt =
    c.del1 * Math.sin(xli - FASX2) + c.del2 * Math.sin(2 * (xli - FASX4)) + c.del3 * Math.sin(3 * (xli - FASX6));
  state.xldot = state.xni + c.xfact;
  const slope =
    c.del1 * Math.cos(xli - FASX2) +
    2 * c.del2 * Math.cos(2 * (xli - FASX4)) +
    3 * c.del3 * Math.cos(3 * (xli - FASX6));
  state.xnddt = slope * state.xldot;
}

function differentiateHalfDay(c: Sgp4Constants, atime: number, state: ResonanceState): void {
  const { xli } = state;
  const d = c.deep;
  const xomi = c.argpo + c.argpdot * atime;
  const x2omi = xomi + xomi;
  const x2li = xli + xli;
  state.xndt =
    d.d2201 * Math.sin(x2omi + xli - G22) +
    d.d2211 * Math.sin(xli - G22) +
    d.d3210 * Math.sin(xomi + xli - G32) +
    d.d3222 * Math.sin(-xomi + xli - G32) +
    d.d4410 * Math.sin(x2omi + x2li - G44) +
    d.d4422 * Math.sin(x2li - G44) +
    d.d5220 * Math.sin(xomi + xli - G52) +
    d.d5232 * Math.sin(-xomi + xli - G52) +
    d.d5421 * Math.sin(xomi + x2li - G54) +
    d.d5433 * Math.sin(-xomi + x2li - G54);
  state.xldot = state.xni + d.xfact;
  const slope =
    d.d2201 * Math.cos(x2omi + xli - G22) +
    d.d2211 * Math.cos(xli - G22) +
    d.d3210 * Math.cos(xomi + xli - G32) +
    d.d3222 * Math.cos(-xomi + xli - G32) +
    d.d5220 * Math.cos(xomi + xli - G52) +
    d.d5232 * Math.cos(-xomi + xli - G52) +
    2 *
      (d.d4410 * Math.cos(x2omi + x2li - G44) +
        d.d4422 * Math.cos(x2li - G44) +
        d.d5421 * Math.cos(xomi + x2li - G54) +
        d.d5433 * Math.cos(-xomi + x2li - G54));
  state.xnddt = slope * state.xldot;
}
