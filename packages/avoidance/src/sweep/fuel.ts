/** Standard gravity, m/s²: what specific impulse is counted in. */
const STANDARD_GRAVITY_M_S2 = 9.80665;

/** A satellite that burns fuel. */
export interface Propulsion {
  readonly massKg: number;
  readonly specificImpulseSeconds: number;
}

/** Fuel for a change of velocity (km/s), kg: m (1 − e^{−Δv/(g₀ Isp)}) (Tsiolkovsky 1903), without losing the digits of small burns. */
export function fuelKg(sizeKmS: number, { massKg, specificImpulseSeconds }: Propulsion): number {
  return -massKg * Math.expm1((-1000 * sizeKmS) / (STANDARD_GRAVITY_M_S2 * specificImpulseSeconds));
}
