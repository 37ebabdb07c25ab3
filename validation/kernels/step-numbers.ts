import { STEP, STEP_FLOATS } from '@clearway/kernels/twins';
import { type DirectionCells, directionCells } from '@clearway/screening';

/** A step of 60 s at 5 km, in the middle of knots 120 s apart, as the sweep writes it. */
export const HALF_STEP = 30;
export const REACH_KM = 5.4;
export const STANDARD_BOUND_KM = 0.19;
export const MAX_RATE = 1.152e-3;
const SPACING = 120;

/** Cells for that step. */
export const CELLS: DirectionCells = directionCells(
  2 * MAX_RATE * HALF_STEP + Math.asin((REACH_KM + 0.5) / 6378.135) + 4e-5,
);

/** The record of a step whose middle stands at `fraction` of the interval between its knots. */
export function stepRecord(fraction = 0.25): Float32Array {
  const s = fraction;
  const record = new Float32Array(STEP_FLOATS);
  record[STEP.position1] = 3 * s * s - 2 * s * s * s;
  record[STEP.positionV0] = (s * s * s - 2 * s * s + s) * SPACING;
  record[STEP.positionV1] = (s * s * s - s * s) * SPACING;
  record[STEP.velocity1] = (6 * s - 6 * s * s) / SPACING;
  record[STEP.velocityV0] = 3 * s * s - 4 * s + 1;
  record[STEP.velocityV1] = 3 * s * s - 2 * s;
  record[STEP.halfStep] = HALF_STEP;
  record[STEP.maxRateSquared] = MAX_RATE * MAX_RATE;
  record[STEP.bandScale] = CELLS.bandScale;
  record[STEP.reachKm] = REACH_KM;
  record[STEP.curvature] = 1.05e-6;
  record[STEP.slowSpeedSquared] = 0.05 * 0.05;
  record[STEP.standardBoundKm] = STANDARD_BOUND_KM;
  record[STEP.maxRate] = MAX_RATE;
  record[STEP.anglePad] = Math.asin((REACH_KM + 0.5) / 6378.135) + 1e-4;
  return record;
}
