// Plain TypeScript twins of the kernels in `assembly/`, for tests. SGP4's own twin is the reference in `astro`.
export { sweepApart, sweepApartPairs } from './apart-sweep.ts';
export { type SortedObjects, sortByCell } from './cell-sort.ts';
export { sweepCells } from './cell-sweep.ts';
export { type Knots, propagateKnots } from './knots.ts';
export { type Candidate, testLine } from './pair-lines.ts';
export { STATE_FLOATS, STEP, STEP_FLOATS, single } from './step-numbers.ts';
export { arcTangent, interpolateStep, type StepObjects } from './step-states.ts';
