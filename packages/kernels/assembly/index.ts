export { propagateNear } from './sgp4-near';
export { propagateDeep } from './sgp4-deep';
export { tabulateResonance } from './resonance-table';
export { propagateKnots } from './knots';
export { interpolateStep } from './step-states';
export { sortByCell } from './cell-sort';
export { prepareSweepWork, sweepCells, sweepWorkBytes } from './cell-sweep';
export { sweepApart, sweepApartPairs } from './apart-sweep';

/** First free byte of memory: everything above belongs to the caller. */
export function heapBase(): usize {
  return __heap_base;
}
