export { createKernel, type Kernel, type KernelExports } from './kernel.ts';
export { DEEP_DOUBLES, DEEP_TABLE, packDeep, RESONANCE_ROW_DOUBLES, resonanceSteps } from './pack-deep.ts';
export { NEAR_DOUBLES, packNear } from './pack-near.ts';
export { type PackedSatellites, packSatellites, selectSatellites } from './packed-satellites.ts';
export { createSatelliteBatch, placeSatellites, type SatelliteBatch } from './satellite-batch.ts';
