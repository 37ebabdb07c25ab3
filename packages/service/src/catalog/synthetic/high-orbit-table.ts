import type { ObjectKind } from './drawn-orbit.ts';

/** A family of orbits that leave low orbit or never enter it. */
export interface HighOrbitFamily {
  readonly name: string;
  readonly kind: ObjectKind;
  readonly share: number;
  /** Perigee altitude in km at the probabilities 0, 0.1, 0.5, 0.9, 1. */
  readonly perigeeKm: readonly [number, number, number, number, number];
  /** Apogee altitude in km at the same probabilities, drawn independently. */
  readonly apogeeKm: readonly [number, number, number, number, number];
  /** `[weight, mean, standard deviation]`, degrees. */
  readonly inclinationDeg: readonly (readonly [number, number, number])[];
  /** Mean and spread in degrees where the family keeps it; otherwise anywhere. */
  readonly argumentOfPericenterDeg?: readonly [number, number];
  /** Median of B*, 1/Earth radii. */
  readonly bstar: number;
}

type Peaks = HighOrbitFamily['inclinationDeg'];
const EARTHLY: Peaks = [
  [0.3, 65.5, 1],
  [0.3, 51.5, 1],
  [0.15, 82, 3],
  [0.15, 101.8, 1],
  [0.1, 28.5, 1],
];
const TRANSFER: Peaks = [
  [0.35, 7, 1.5],
  [0.25, 21, 2],
  [0.25, 26, 1.5],
  [0.15, 49, 2],
];
const MOLNIYA: Peaks = [
  [0.8, 63.4, 0.6],
  [0.2, 65, 0.6],
];

/**
 * Families after the orbit classes of ESA's Annual Space Environment Report (GEO belt and its graveyard, GTO, HEO, MEO,
 * navigation) with the published orbits of the systems: GPS 20,180 km 55°, GLONASS 19,130 km 64.8°, Galileo 23,222 km
 * 56°, BeiDou 21,528 km 55°, O3b 8,062 km 0°, Molniya 63.4° with perigee in the south. Numbers are counts of the public
 * catalogue of March 2026 completed to full density. The belt itself is in `geostationary.ts`.
 */
export const HIGH_ORBIT_FAMILIES: readonly HighOrbitFamily[] = [
  family(
    'low perigee debris',
    'debris',
    466,
    [340, 520, 960, 2800, 3600],
    [2010, 2060, 2570, 4800, 6700],
    EARTHLY,
    6e-4,
  ),
  family(
    'low perigee payloads',
    'payload',
    136,
    [390, 500, 1190, 4700, 5800],
    [2010, 2070, 2630, 5900, 7500],
    EARTHLY,
    2e-4,
  ),
  family(
    'low perigee stages',
    'rocket-body',
    62,
    [260, 400, 660, 2250, 5300],
    [2080, 2200, 3050, 5950, 7400],
    EARTHLY,
    2e-4,
  ),
  family('GTO debris', 'debris', 245, [430, 510, 724, 1780, 4000], [30200, 31450, 35640, 37570, 39500], TRANSFER, 1e-3),
  family(
    'GTO payloads',
    'payload',
    42,
    [320, 460, 2050, 4400, 4750],
    [31700, 34000, 36380, 38700, 39300],
    TRANSFER,
    1e-4,
  ),
  family(
    'GTO stages',
    'rocket-body',
    176,
    [340, 507, 1740, 4360, 4870],
    [31700, 33800, 35690, 36670, 38400],
    TRANSFER,
    2e-4,
  ),
  family(
    'wide transfer debris',
    'debris',
    300,
    [320, 450, 700, 2500, 9000],
    [9500, 14000, 19000, 33000, 36500],
    [...TRANSFER, [0.3, 11, 0.6]],
    5e-4,
  ),
  family(
    'wide MEO debris',
    'debris',
    210,
    [3000, 7000, 8800, 9500, 32000],
    [33000, 34500, 35500, 36100, 37500],
    [
      [0.5, 11, 0.6],
      [0.3, 21, 2],
      [0.2, 49, 1],
    ],
    0,
  ),
  family(
    'wide transfer stages',
    'rocket-body',
    100,
    [280, 320, 500, 2500, 9000],
    [9500, 12500, 20000, 33000, 36500],
    TRANSFER,
    3e-4,
  ),
  family(
    'high stages',
    'rocket-body',
    77,
    [21000, 30000, 33500, 34500, 35000],
    [35000, 35600, 36200, 40000, 51000],
    [[1, 8, 4]],
    0,
  ),
  family(
    'high payloads',
    'payload',
    105,
    [500, 900, 28950, 33700, 67000],
    [9300, 13500, 33900, 49000, 170000],
    [
      [0.7, 7, 4],
      [0.3, 63.4, 1],
    ],
    0,
  ),
  family(
    'far elliptic debris',
    'debris',
    92,
    [520, 590, 1030, 7200, 7800],
    [33900, 34300, 41100, 43000, 45000],
    [[1, 24, 2.5]],
    0,
  ),
  family(
    'far elliptic payloads',
    'payload',
    42,
    [880, 980, 6350, 13900, 34000],
    [33800, 34000, 59600, 174000, 213000],
    [[1, 69, 5]],
    0,
  ),
  family(
    'far elliptic stages',
    'rocket-body',
    73,
    [510, 680, 5400, 7200, 9600],
    [33700, 34600, 36000, 73000, 150000],
    [
      [0.7, 18, 3],
      [0.3, 65, 3],
    ],
    0,
  ),
  family(
    'Molniya payloads',
    'payload',
    58,
    [400, 755, 1700, 2770, 3400],
    [32100, 36900, 38460, 39570, 39950],
    MOLNIYA,
    0,
    [272, 10],
  ),
  family(
    'Molniya stages',
    'rocket-body',
    53,
    [630, 800, 1600, 2780, 3900],
    [30900, 35800, 38500, 39460, 39840],
    MOLNIYA,
    0,
    [265, 12],
  ),
  family(
    'Molniya debris',
    'debris',
    34,
    [600, 1050, 1640, 3000, 3500],
    [36200, 37100, 38400, 38950, 39460],
    MOLNIYA,
    0,
    [40, 8],
  ),
  family(
    'GPS',
    'payload',
    63,
    [19700, 19950, 20130, 20180, 20200],
    [20180, 20200, 20240, 20420, 20700],
    [[1, 55, 0.9]],
    0,
  ),
  family(
    'GLONASS',
    'payload',
    150,
    [19000, 19060, 19090, 19110, 19125],
    [19125, 19140, 19160, 19180, 19300],
    [[1, 65, 0.8]],
    0,
  ),
  family(
    'Galileo',
    'payload',
    32,
    [23180, 23205, 23215, 23220, 23222],
    [23222, 23225, 23230, 23240, 23260],
    [[1, 56.5, 1]],
    0,
  ),
  family(
    'BeiDou',
    'payload',
    55,
    [21300, 21420, 21500, 21525, 21528],
    [21528, 21530, 21555, 21640, 22200],
    [[1, 55, 0.8]],
    0,
  ),
  family(
    'navigation stages',
    'rocket-body',
    96,
    [18900, 19040, 19260, 22900, 23500],
    [19110, 19130, 19670, 23200, 23600],
    [
      [0.6, 65, 0.8],
      [0.4, 55.7, 1],
    ],
    0,
  ),
  family('O3b', 'payload', 31, [8040, 8049, 8060, 8062, 8062], [8063, 8067, 8070, 8075, 8080], [[1, 0.06, 0.02]], 0),
  family(
    'beyond the belt',
    'payload',
    28,
    [35900, 36100, 36900, 38500, 75000],
    [37080, 37160, 37560, 39700, 77000],
    [[1, 12, 3]],
    0,
  ),
  family(
    'stages beyond the belt',
    'rocket-body',
    30,
    [34700, 35360, 35800, 36900, 82000],
    [38100, 38400, 40900, 42200, 89000],
    [[1, 8, 3]],
    0,
  ),
];

function family(
  name: string,
  kind: ObjectKind,
  share: number,
  perigeeKm: HighOrbitFamily['perigeeKm'],
  apogeeKm: HighOrbitFamily['apogeeKm'],
  inclinationDeg: HighOrbitFamily['inclinationDeg'],
  bstar: number,
  argumentOfPericenterDeg?: readonly [number, number],
): HighOrbitFamily {
  const base = { name, kind, share, perigeeKm, apogeeKm, inclinationDeg, bstar };
  return argumentOfPericenterDeg ? { ...base, argumentOfPericenterDeg } : base;
}
