import { type Sgp4Constants, XKE } from '@clearway/astro';

/** Doubles of one near-Earth record; twin of `assembly/near-record.ts`. */
export const NEAR_DOUBLES = 40;

/** Where a record keeps the epoch (days since 2000-01-01 UTC and seconds of that day), for moving time zero. */
export const NEAR_EPOCH = 34;

/** Writes the constants of one near-Earth satellite; `epochOffsetMinutes` is time zero − element epoch. */
export function packNear(c: Sgp4Constants, epochOffsetMinutes: number, out: Float64Array, offset: number): void {
  const a0 = (XKE / c.noUnkozai) ** (2 / 3);
  const full = c.isimp === 1 ? 0 : 1;
  out.set(
    [
      epochOffsetMinutes,
      c.mo,
      c.mdot,
      c.argpo,
      c.argpdot,
      c.nodeo,
      c.nodedot,
      c.nodecf,
      c.cc1,
      c.bstar * c.cc4,
      c.t2cof,
      full * c.omgcof,
      full * c.xmcof,
      full * c.delmo,
      c.eta,
      full * c.bstar * c.cc5,
      c.sinmao,
      full * c.d2,
      full * c.d3,
      full * c.d4,
      full * c.t3cof,
      full * c.t4cof,
      full * c.t5cof,
      c.noUnkozai,
      a0,
      Math.sqrt(a0),
      c.ecco,
      Math.sin(c.inclo),
      Math.cos(c.inclo),
      c.aycof,
      c.xlcof,
      c.con41,
      c.x1mth2,
      c.x7thm1,
      c.epoch.day,
      c.epoch.second,
    ],
    offset,
  );
}
