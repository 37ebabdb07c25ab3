/** What an object is, as far as its catalogue name says. */
export type ObjectKind = 'payload' | 'rocket body' | 'debris' | 'unknown';

const DEBRIS = /\b(DEB|DEBRIS|COOLANT|FRAGMENT|SHROUD|COVER|AKM|PKM|WESTFORD NEEDLES)\b/;
const ROCKET_BODY = /\bR\/B\b|\bROCKET BODY\b|\bROCKET-BODY\b|\bKICK STAGE\b/;
const UNKNOWN = /^(UNKNOWN|UNK\b|OBJECT\b|TBA\b|$)/;

/** Reads the kind from the suffixes that the public catalogue uses (`DEB`, `R/B`); a name without one is a payload. */
export function kindFromName(name: string): ObjectKind {
  const upper = name.toUpperCase();
  if (DEBRIS.test(upper)) return 'debris';
  if (ROCKET_BODY.test(upper)) return 'rocket body';
  return UNKNOWN.test(upper) ? 'unknown' : 'payload';
}

const STEM = /^([A-Z][A-Z ]*[A-Z])[\s-]*[A-Z]{0,3}[\s-]?\d/;

/** A stem shared by fewer payloads is a family of types (`NOAA 15`), not a fleet that one operator steers. */
const SMALLEST_FLEET = 20;

/**
 * Stems that number the payloads of a country or the parts of a launch, whoever owns them: two COSMOS are as often
 * two dead satellites as one fleet.
 */
const NO_FLEET = new Set(['COSMOS', 'OPS', 'USA', 'PAY', 'TRANSPORTER', 'BANDWAGON', 'METEOR', 'SYNTHETIC']);

/**
 * The fleet of each name (`STARLINK` of `STARLINK-1008`), null where there is none. Only payloads belong to a fleet,
 * and only where at least 20 of the names share the stem.
 */
export function fleetsFromNames(names: readonly string[]): (string | null)[] {
  const stems = names.map((name) => {
    if (kindFromName(name) !== 'payload') return null;
    const stem = STEM.exec(name.toUpperCase())?.[1]?.trim() ?? null;
    return stem === null || NO_FLEET.has(stem) ? null : stem;
  });
  const counts = new Map<string, number>();
  for (const stem of stems) if (stem !== null) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return stems.map((stem) => (stem !== null && counts.get(stem)! >= SMALLEST_FLEET ? stem : null));
}
