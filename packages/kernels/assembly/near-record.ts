// Layout of one near-Earth satellite's constants: doubles, in this order. `packages/kernels/src/pack-near.ts` is its twin.
// Symbols after Vallado et al. 2006.
export const NEAR_STRIDE: usize = 40 * 8;

export const N_EPOCH_OFFSET: usize = 0 * 8; // minutes from the element epoch to time zero
export const N_MO: usize = 1 * 8;
export const N_MDOT: usize = 2 * 8;
export const N_ARGPO: usize = 3 * 8;
export const N_ARGPDOT: usize = 4 * 8;
export const N_NODEO: usize = 5 * 8;
export const N_NODEDOT: usize = 6 * 8;
export const N_NODECF: usize = 7 * 8;
export const N_CC1: usize = 8 * 8;
export const N_BSTAR_CC4: usize = 9 * 8;
export const N_T2COF: usize = 10 * 8;
export const N_OMGCOF: usize = 11 * 8;
export const N_XMCOF: usize = 12 * 8;
export const N_DELMO: usize = 13 * 8;
export const N_ETA: usize = 14 * 8;
export const N_BSTAR_CC5: usize = 15 * 8;
export const N_SINMAO: usize = 16 * 8;
export const N_D2: usize = 17 * 8;
export const N_D3: usize = 18 * 8;
export const N_D4: usize = 19 * 8;
export const N_T3COF: usize = 20 * 8;
export const N_T4COF: usize = 21 * 8;
export const N_T5COF: usize = 22 * 8;
export const N_NO: usize = 23 * 8; // un-Kozai'd mean motion, rad/min
export const N_A0: usize = 24 * 8; // (xke / no)^(2/3), Earth radii
export const N_SQRT_A0: usize = 25 * 8;
export const N_ECCO: usize = 26 * 8;
export const N_SINIO: usize = 27 * 8;
export const N_COSIO: usize = 28 * 8;
export const N_AYCOF: usize = 29 * 8;
export const N_XLCOF: usize = 30 * 8;
export const N_CON41: usize = 31 * 8;
export const N_X1MTH2: usize = 32 * 8;
export const N_X7THM1: usize = 33 * 8;
// 34 and 35: the epoch (day since 2000-01-01 UTC, second of the day), which only TypeScript reads, to move time zero.
