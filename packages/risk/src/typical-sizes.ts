import type { CovarianceRtn } from './encounter-plane/covariance-rtn.ts';

/**
 * Position uncertainty that CelesTrak's SOCRATES assumes of every object when only its shape counts: standard deviations
 * of 100 m radially, 300 m in-track, 100 m cross-track (km²).
 */
export const SOCRATES_COVARIANCE: CovarianceRtn = { rr: 0.01, tt: 0.09, nn: 0.01, rt: 0, rn: 0, tn: 0 };

/**
 * Radius of a sphere around a typical object of a kind, m, where nothing better is known: the middle of the ranges that are in
 * use (payload 2–5, rocket body 3–5, debris 0.1–0.5).
 */
export const TYPICAL_RADIUS_M = { payload: 3, 'rocket body': 4, debris: 0.3, unknown: 1 } as const;
