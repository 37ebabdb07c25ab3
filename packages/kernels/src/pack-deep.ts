import { type Sgp4Constants, XKE } from '@clearway/astro';

/** Doubles of one deep-space record; twin of `assembly/deep-record.ts`. */
export const DEEP_DOUBLES = 72;
/** Doubles of one row of a resonance table. */
export const RESONANCE_ROW_DOUBLES = 5;
/** Place of the resonance table's address, its first 720-minute step and its number of steps. */
export const DEEP_TABLE = 64;

const STEP_MINUTES = 720;

/** The 720-minute steps from the epoch that times from `from` to `to` (minutes since the epoch) need. */
export function resonanceSteps(from: number, to: number): { readonly first: number; readonly count: number } {
  const first = Math.trunc(from / STEP_MINUTES) - 1;
  return { first, count: Math.trunc(to / STEP_MINUTES) + 2 - first };
}

/** Writes the constants of one deep-space satellite; `epochOffsetMinutes` is window time zero − element epoch. */
export function packDeep(c: Sgp4Constants, epochOffsetMinutes: number, out: Float64Array, offset: number): void {
  const a0 = (XKE / c.noUnkozai) ** (2 / 3);
  out.set(
    [
      ...[epochOffsetMinutes, c.mo, c.mdot, c.argpo, c.argpdot, c.nodeo, c.nodedot, c.nodecf],
      ...[c.cc1, c.bstar * c.cc4, c.t2cof, c.noUnkozai, a0, Math.sqrt(a0), c.ecco, c.inclo],
      ...[c.gsto, c.irez, c.dedt, c.didt, c.domdt, c.dnodt, c.dmdt, c.xfact, c.xlamo, c.del1, c.del2, c.del3],
      ...[c.d2201, c.d2211, c.d3210, c.d3222, c.d4410, c.d4422, c.d5220, c.d5232, c.d5421, c.d5433],
      ...[c.zmos, c.se2, c.se3, c.si2, c.si3, c.sl2, c.sl3, c.sl4, c.sgh2, c.sgh3, c.sgh4, c.sh2, c.sh3],
      ...[c.zmol, c.ee2, c.e3, c.xi2, c.xi3, c.xl2, c.xl3, c.xl4, c.xgh2, c.xgh3, c.xgh4, c.xh2, c.xh3],
    ],
    offset,
  );
}
