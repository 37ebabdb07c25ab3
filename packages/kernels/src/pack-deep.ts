import { type Sgp4Constants, XKE } from '@clearway/astro';

/** Doubles of one deep-space record; twin of `assembly/deep-record.ts`. */
export const DEEP_DOUBLES = 72;
/** Doubles of one row of a resonance table. */
export const RESONANCE_ROW_DOUBLES = 5;
/** Place of the kind of resonance: 0 none, 1 synchronous, 2 half-day. */
export const DEEP_RESONANCE = 17;
/** Place of the resonance table's address, its first 720-minute step and its number of steps. */
export const DEEP_TABLE = 64;
/** Where a record keeps the epoch (days since 2000-01-01 UTC and seconds of that day), for moving time zero. */
export const DEEP_EPOCH = 67;

const STEP_MINUTES = 720;

/** The 720-minute steps from the epoch that times from `from` to `to` (minutes since the epoch) need. */
export function resonanceSteps(from: number, to: number): { readonly first: number; readonly count: number } {
  const first = Math.trunc(from / STEP_MINUTES) - 1;
  return { first, count: Math.trunc(to / STEP_MINUTES) + 2 - first };
}

/** Writes the constants of one deep-space satellite; `epochOffsetMinutes` is time zero − element epoch. */
export function packDeep(c: Sgp4Constants, epochOffsetMinutes: number, out: Float64Array, offset: number): void {
  const d = c.deep;
  const a0 = (XKE / c.noUnkozai) ** (2 / 3);
  out.set(
    [
      ...[epochOffsetMinutes, c.mo, c.mdot, c.argpo, c.argpdot, c.nodeo, c.nodedot, c.nodecf],
      ...[c.cc1, c.bstar * c.cc4, c.t2cof, c.noUnkozai, a0, Math.sqrt(a0), c.ecco, c.inclo],
      ...[c.gsto, d.irez, d.dedt, d.didt, d.domdt, d.dnodt, d.dmdt, d.xfact, d.xlamo, d.del1, d.del2, d.del3],
      ...[d.d2201, d.d2211, d.d3210, d.d3222, d.d4410, d.d4422, d.d5220, d.d5232, d.d5421, d.d5433],
      ...[d.zmos, d.se2, d.se3, d.si2, d.si3, d.sl2, d.sl3, d.sl4, d.sgh2, d.sgh3, d.sgh4, d.sh2, d.sh3],
      ...[d.zmol, d.ee2, d.e3, d.xi2, d.xi3, d.xl2, d.xl3, d.xl4, d.xgh2, d.xgh3, d.xgh4, d.xh2, d.xh3],
    ],
    offset,
  );
  out[offset + DEEP_EPOCH] = c.epoch.day;
  out[offset + DEEP_EPOCH + 1] = c.epoch.second;
}
