import { addLuniSolarPeriodics } from './luni-solar-periodics.ts';
import type { MeanElements } from './mean-elements.ts';
import { addDeepSpaceSecular } from './resonance-integration.ts';
import type { Sgp4Constants } from './sgp4-constants.ts';
import { TWO_PI, XKE } from './wgs72.ts';

/**
 * Carries the elements from the epoch over `t` minutes into `mean`: secular rates, drag, in deep space Sun, Moon and
 * resonance (first part of `sgp4` in AIAA 2006-6753). Returns 0 or the SGP4 error code 1, 2 or 3.
 */
export function meanElementsAt(c: Sgp4Constants, t: number, mean: MeanElements): number {
  const xmdf = c.mo + c.mdot * t;
  const argpdf = c.argpo + c.argpdot * t;
  const t2 = t * t;
  mean.nm = c.noUnkozai;
  mean.em = c.ecco;
  mean.inclm = c.inclo;
  mean.nodem = c.nodeo + c.nodedot * t + c.nodecf * t2;
  mean.argpm = argpdf;
  mean.mm = xmdf;
  const tempa = dragFactor(c, t);
  let tempe = c.bstar * c.cc4 * t;
  let templ = c.t2cof * t2;
  if (c.isimp === 0) {
    const delomg = c.omgcof * t;
    const delmtemp = 1 + c.eta * Math.cos(xmdf);
    const delm = c.xmcof * (delmtemp * delmtemp * delmtemp - c.delmo);
    mean.mm = xmdf + (delomg + delm);
    mean.argpm = argpdf - (delomg + delm);
    const t3 = t2 * t;
    const t4 = t3 * t;
    tempe += c.bstar * c.cc5 * (Math.sin(mean.mm) - c.sinmao);
    templ = templ + c.t3cof * t3 + t4 * (c.t4cof + t * c.t5cof);
  }
  if (c.deepSpace === 1) addDeepSpaceSecular(c, t, mean);
  if (mean.nm <= 0) return 2;

  const am = (XKE / mean.nm) ** (2 / 3) * tempa * tempa;
  mean.am = am;
  mean.nm = XKE / am ** 1.5;
  mean.em -= tempe;
  if (mean.em >= 1 || mean.em < -0.001) return 1;
  if (mean.em < 1e-6) mean.em = 1e-6;
  mean.mm += c.noUnkozai * templ;
  const xlm = (mean.mm + mean.argpm + mean.nodem) % TWO_PI;
  mean.nodem %= TWO_PI;
  mean.argpm %= TWO_PI;
  mean.mm = (xlm - mean.argpm - mean.nodem) % TWO_PI;
  if (c.deepSpace === 0) return 0;

  addLuniSolarPeriodics(c.deep, t, mean);
  if (mean.inclm < 0) {
    mean.inclm = -mean.inclm;
    mean.nodem += Math.PI;
    mean.argpm -= Math.PI;
  }
  return mean.em < 0 || mean.em > 1 ? 3 : 0;
}

/**
 * `tempa`, by whose square drag shrinks the semi-major axis `t` minutes after the epoch. It starts at 1; once it has
 * reached 0 the series has broken down, and what it gives afterwards grows again without meaning.
 */
export function dragFactor(c: Sgp4Constants, t: number): number {
  const first = 1 - c.cc1 * t;
  if (c.isimp === 1) return first;
  const t2 = t * t;
  const t3 = t2 * t;
  return first - c.d2 * t2 - c.d3 * t3 - c.d4 * (t3 * t);
}
