export { propagateNear } from './sgp4-near';
export { propagateDeep } from './sgp4-deep';
export { tabulateResonance } from './resonance-table';

/** First free byte of memory: everything above belongs to the caller. */
export function heapBase(): usize {
  return __heap_base;
}
