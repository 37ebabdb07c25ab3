/**
 * Energy per mass of the larger body from which a collision shatters both, J/kg (40 J/g: NASA's standard breakup model, Johnson et
 * al., Advances in Space Research 28, 2001).
 */
export const CATASTROPHIC_J_KG = 40_000;

/**
 * Whether a collision would shatter both bodies: the kinetic energy of the lighter one relative to the heavier one, over the mass of the heavier
 * one, against {@link CATASTROPHIC_J_KG}. Null where a mass is not known.
 */
export function isCatastrophic(
  primaryMassKg: number | null,
  secondaryMassKg: number | null,
  relativeSpeedKmS: number,
): boolean | null {
  if (!isMass(primaryMassKg) || !isMass(secondaryMassKg)) return null;
  const lighter = Math.min(primaryMassKg, secondaryMassKg);
  const heavier = Math.max(primaryMassKg, secondaryMassKg);
  const speed = relativeSpeedKmS * 1000;
  return (0.5 * lighter * speed * speed) / heavier >= CATASTROPHIC_J_KG;
}

function isMass(value: number | null): value is number {
  return value !== null && value > 0;
}
