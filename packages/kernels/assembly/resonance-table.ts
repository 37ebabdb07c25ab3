// The resonance integration of Vallado et al. 2006 (dspace), tabulated on its own 720-minute grid. It always starts at
// the element epoch and walks outward, so a row never depends on which times were asked for before.
import {
  P_ARGPO, P_ARGPDOT, P_NO, P_IREZ, P_XFACT, P_XLAMO, P_DEL1, P_DEL2, P_DEL3, P_D2201, P_D2211, P_D3210, P_D3222,
  P_D4410, P_D4422, P_D5220, P_D5232, P_D5421, P_D5433, P_TABLE, P_FIRST_STEP, P_STEP_COUNT,
} from './deep-record';

/** Bytes of a row: xli, xni and their rates xldot, xndt, xnddt at the grid time. */
export const RESONANCE_ROW: usize = 5 * 8;
export const STEP_MINUTES: f64 = 720.0;
const HALF_STEP_SQUARED: f64 = 259200.0;

const FASX2: f64 = 0.13130908;
const FASX4: f64 = 2.8843198;
const FASX6: f64 = 0.37448087;
const G22: f64 = 5.7686396;
const G32: f64 = 0.95240898;
const G44: f64 = 1.8014998;
const G52: f64 = 1.050833;
const G54: f64 = 4.4108898;

let xldot: f64 = 0.0;
let xndt: f64 = 0.0;
let xnddt: f64 = 0.0;

// @ts-ignore: decorator
@inline function constant(record: usize, offset: usize): f64 { return load<f64>(record + offset); }

function synchronousRates(record: usize, xli: f64, xni: f64): void {
  const d1 = constant(record, P_DEL1), d2 = constant(record, P_DEL2), d3 = constant(record, P_DEL3);
  xndt = d1 * Math.sin(xli - FASX2) + d2 * Math.sin(2.0 * (xli - FASX4)) + d3 * Math.sin(3.0 * (xli - FASX6));
  xldot = xni + constant(record, P_XFACT);
  xnddt = d1 * Math.cos(xli - FASX2) + 2.0 * d2 * Math.cos(2.0 * (xli - FASX4)) + 3.0 * d3 * Math.cos(3.0 * (xli - FASX6));
  xnddt *= xldot;
}

function halfDayRates(record: usize, xli: f64, xni: f64, time: f64): void {
  const xomi = constant(record, P_ARGPO) + constant(record, P_ARGPDOT) * time;
  const x2omi = xomi + xomi;
  const x2li = xli + xli;
  const d2201 = constant(record, P_D2201), d2211 = constant(record, P_D2211), d3210 = constant(record, P_D3210);
  const d3222 = constant(record, P_D3222), d4410 = constant(record, P_D4410), d4422 = constant(record, P_D4422);
  const d5220 = constant(record, P_D5220), d5232 = constant(record, P_D5232), d5421 = constant(record, P_D5421);
  const d5433 = constant(record, P_D5433);
  xndt = d2201 * Math.sin(x2omi + xli - G22) + d2211 * Math.sin(xli - G22) + d3210 * Math.sin(xomi + xli - G32) +
    d3222 * Math.sin(-xomi + xli - G32) + d4410 * Math.sin(x2omi + x2li - G44) + d4422 * Math.sin(x2li - G44) +
    d5220 * Math.sin(xomi + xli - G52) + d5232 * Math.sin(-xomi + xli - G52) + d5421 * Math.sin(xomi + x2li - G54) +
    d5433 * Math.sin(-xomi + x2li - G54);
  xldot = xni + constant(record, P_XFACT);
  xnddt = d2201 * Math.cos(x2omi + xli - G22) + d2211 * Math.cos(xli - G22) + d3210 * Math.cos(xomi + xli - G32) +
    d3222 * Math.cos(-xomi + xli - G32) + d5220 * Math.cos(xomi + xli - G52) + d5232 * Math.cos(-xomi + xli - G52) +
    2.0 * (d4410 * Math.cos(x2omi + x2li - G44) + d4422 * Math.cos(x2li - G44) + d5421 * Math.cos(xomi + x2li - G54) +
      d5433 * Math.cos(-xomi + x2li - G54));
  xnddt *= xldot;
}

function rates(record: usize, xli: f64, xni: f64, time: f64): void {
  if (constant(record, P_IREZ) == 2.0) halfDayRates(record, xli, xni, time);
  else synchronousRates(record, xli, xni);
}

/** Walks from the epoch in one direction (`sign`) and keeps the rows that the record's table asks for. */
function walk(record: usize, sign: i32, lastStep: i32): void {
  const table = <usize>constant(record, P_TABLE);
  const first = <i32>constant(record, P_FIRST_STEP);
  const count = <i32>constant(record, P_STEP_COUNT);
  const delta = STEP_MINUTES * <f64>sign;
  let xli = constant(record, P_XLAMO);
  let xni = constant(record, P_NO);
  let time: f64 = 0.0;
  let step = 0;
  while (true) {
    rates(record, xli, xni, time);
    if (step >= first && step < first + count) {
      const row = table + <usize>(step - first) * RESONANCE_ROW;
      store<f64>(row, xli);
      store<f64>(row + 8, xni);
      store<f64>(row + 16, xldot);
      store<f64>(row + 24, xndt);
      store<f64>(row + 32, xnddt);
    }
    if (step == lastStep) break;
    xli = xli + xldot * delta + xndt * HALF_STEP_SQUARED;
    xni = xni + xndt * delta + xnddt * HALF_STEP_SQUARED;
    time += delta;
    step += sign;
  }
}

/** Fills the table of a resonant satellite; its address and range of steps stand in the record. */
export function tabulateResonance(record: usize): void {
  const first = <i32>constant(record, P_FIRST_STEP);
  const last = first + <i32>constant(record, P_STEP_COUNT) - 1;
  if (last >= 0) walk(record, 1, last);
  if (first < 0) walk(record, -1, first);
}
