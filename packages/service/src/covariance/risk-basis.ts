import { COVARIANCE_SOURCES, type CovarianceSource, IF_IT_DOES_NOT_MANOEUVRE } from '@clearway/risk';

/** How the probability of a row was computed; its place is what is stored. `Alfriend1999` is the maximum over all sizes of the covariance. */
export const ROW_METHODS = ['none', 'Pc2D', 'Alfriend1999'] as const;
export type RowMethod = (typeof ROW_METHODS)[number];

/** What everything computed from element sets is labelled with. */
export const SCREENING_ONLY = 'screening only, uncertain by kilometres';

/**
 * What the probability of a row rests on, in one byte: the sources of the primary's and of the secondary's covariance (three bits
 * each, places in `COVARIANCE_SOURCES`), and for each whether it holds only if that object does not manoeuvre.
 */
export function riskBasis(
  primary: number,
  secondary: number,
  primaryMovable: number,
  secondaryMovable: number,
): number {
  return primary | (secondary << 3) | (primaryMovable << 6) | (secondaryMovable << 7);
}

/** The source of both covariances, `primary/secondary` where they differ. */
export function covarianceSource(basis: number): string {
  const [primary, secondary] = sourcesOf(basis);
  return primary === secondary ? primary : `${primary}/${secondary}`;
}

/** What is to be said with the probability; the label of element sets, and the condition that movable objects do not move. */
export function probabilityNote(basis: number): string {
  const fromElements = sourcesOf(basis).some((source) => source !== 'message' && source !== 'operator-ephemeris');
  const notes = [...(fromElements ? [SCREENING_ONLY] : []), ...(basis >= 64 ? [IF_IT_DOES_NOT_MANOEUVRE] : [])];
  return notes.join('; ');
}

/** The name of a method by its number; null where there is no probability. */
export function methodName(method: number): Exclude<RowMethod, 'none'> | null {
  const name = ROW_METHODS[method] ?? 'none';
  return name === 'none' ? null : name;
}

function sourcesOf(basis: number): [CovarianceSource, CovarianceSource] {
  // A number that no version has written is read as the least that can be known.
  const named = (number: number): CovarianceSource => COVARIANCE_SOURCES[number] ?? 'socrates-shape';
  return [named(basis & 7), named((basis >> 3) & 7)];
}
