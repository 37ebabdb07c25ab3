import type { RegimeGrowth } from './combine-growths.ts';
import type { CovarianceRegime } from './regimes.ts';

/**
 * Measured growth of errors by regime: written by scripts/regime-covariance.mjs, not by hand. From 233,076 element sets of
 * 896 histories with epochs from 2008-07-01 to 2026-08-23: five satellites over years, and three months of CelesTrak's stations,
 * science, weather, resource, military and geostationary satellites. All are payloads, nearly all of them working.
 */
export const REGIME_TABLE: Partial<Readonly<Record<CovarianceRegime, RegimeGrowth>>> = {
  'leo-below-450': {
    objects: 55,
    pairs: 65772,
    growth: {
      radialKm: [0.0591, 0.0998, 0.203, 0.324, 0.549, 0.802, 1.16, 1.57],
      inTrackKm: [0.752, 2.22, 7.38, 17.5, 51.1, 96.4, 238, 536],
      crossTrackKm: [0.0782, 0.149, 0.302, 0.397, 0.687, 1.18, 1.34, 1.98],
      tailFactors: [1, 1.28, 1],
    },
  },
  'leo-450-600': {
    objects: 89,
    pairs: 144332,
    growth: {
      radialKm: [0.0419, 0.0783, 0.15, 0.217, 0.361, 0.521, 0.741, 1.01],
      inTrackKm: [0.402, 0.747, 2.02, 4.33, 12, 23.6, 50.6, 116],
      crossTrackKm: [0.0355, 0.0399, 0.074, 0.109, 0.182, 0.23, 0.301, 0.346],
      tailFactors: [1, 1.17, 1],
    },
  },
  'leo-600-800': {
    objects: 92,
    pairs: 194010,
    growth: {
      radialKm: [0.0248, 0.0522, 0.105, 0.155, 0.271, 0.396, 0.601, 0.823],
      inTrackKm: [0.488, 0.912, 2.2, 3.29, 6.41, 11.8, 21, 41.5],
      crossTrackKm: [0.0205, 0.0385, 0.0853, 0.122, 0.204, 0.277, 0.385, 0.504],
      tailFactors: [1, 1.02, 1],
    },
  },
  'leo-800-1000': {
    objects: 61,
    pairs: 111169,
    growth: {
      radialKm: [0.0222, 0.0447, 0.0801, 0.114, 0.248, 0.338, 0.483, 0.67],
      inTrackKm: [0.277, 0.323, 0.616, 1.01, 2.26, 4.27, 8.52, 16],
      crossTrackKm: [0.0296, 0.0567, 0.11, 0.164, 0.266, 0.357, 0.489, 0.735],
      tailFactors: [1, 1, 1],
    },
  },
  'leo-1000-2000': {
    objects: 6,
    pairs: 30143,
    growth: {
      radialKm: [0.0252, 0.0378, 0.0639, 0.149, 0.261, 0.325, 0.341, 0.63],
      inTrackKm: [0.069, 0.119, 0.228, 0.325, 0.533, 0.749, 1.11, 1.83],
      crossTrackKm: [0.0367, 0.076, 0.157, 0.238, 0.382, 0.51, 0.533, 0.919],
      tailFactors: [1, 1, 1],
    },
  },
  geo: {
    objects: 572,
    pairs: 514533,
    growth: {
      radialKm: [0.221, 0.387, 0.691, 0.961, 1.46, 2.02, 2.74, 3.79],
      inTrackKm: [0.93, 1.85, 5.8, 9.76, 19.7, 33.1, 60.8, 116],
      crossTrackKm: [0.932, 1.83, 3.62, 5.27, 8.41, 11.2, 15.1, 20],
      tailFactors: [1, 1.01, 1],
    },
  },
  eccentric: {
    objects: 6,
    pairs: 1588,
    growth: {
      radialKm: [0.753, 1.51, 3.01, 4.5, 7.65, 10.7, 16.9, 26.5],
      inTrackKm: [1.09, 2.18, 4.87, 7.31, 12.8, 18, 31.4, 64.7],
      crossTrackKm: [0.0773, 0.156, 0.337, 0.404, 0.715, 0.928, 1.35, 1.49],
      tailFactors: [1, 1, 1],
    },
  },
  high: {
    objects: 9,
    pairs: 5733,
    growth: {
      radialKm: [3.49, 29, 149, 193, 319, 362, 844, 978],
      inTrackKm: [19.8, 39.6, 122, 200, 315, 408, 636, 1150],
      crossTrackKm: [1.2, 13.7, 39, 58.2, 58.2, 86.8, 86.9, 91.7],
      tailFactors: [1.17, 1, 1],
    },
  },
};
