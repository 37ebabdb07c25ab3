/** From altitudes to places on an upright axis, 0 at the top, and back. */
export interface AltitudeScale {
  readonly leastKm: number;
  readonly mostKm: number;
  /** Round altitudes to write beside the axis. */
  readonly marksKm: readonly number[];
  /** Share of the height from the top. */
  share(altitudeKm: number): number;
  altitudeKm(share: number): number;
}

export type AltitudeRange = 'low' | 'all';

/** Low orbits on an even scale; everything up to beyond GEO on a logarithmic one. */
export const ALTITUDE_SCALES: Readonly<Record<AltitudeRange, AltitudeScale>> = {
  low: {
    leastKm: 140,
    mostKm: 2000,
    marksKm: [200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800, 2000],
    share: (altitudeKm) => (2000 - altitudeKm) / (2000 - 140),
    altitudeKm: (share) => 2000 - share * (2000 - 140),
  },
  all: {
    leastKm: 140,
    mostKm: 42_600,
    marksKm: [200, 500, 1000, 2000, 5000, 10_000, 20_000, 35_786],
    share: (altitudeKm) => Math.log(42_600 / altitudeKm) / Math.log(42_600 / 140),
    altitudeKm: (share) => 42_600 * (140 / 42_600) ** share,
  },
};
