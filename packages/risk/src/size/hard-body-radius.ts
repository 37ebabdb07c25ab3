import type { PhysicalKind } from '../covariance/regime-growth.ts';
import { TYPICAL_RADIUS_M } from '../typical-sizes.ts';
import type { UncertainRadius } from './combined-radius.ts';
import type { RadiusTable } from './radius-table.ts';

/** Where a radius comes from, the best first. */
export const RADIUS_SOURCES = ['option', 'message', 'user-table', 'cara-table', 'type'] as const;
export type RadiusSource = (typeof RADIUS_SOURCES)[number];

/** Half the range of what is in use for a kind, m (see {@link TYPICAL_RADIUS_M}). */
export const TYPICAL_RADIUS_SIGMA_M: Readonly<Record<PhysicalKind, number>> = {
  payload: 1.5,
  'rocket body': 1,
  debris: 0.2,
  unknown: 1,
};

export interface ChosenRadius extends UncertainRadius {
  readonly source: RadiusSource;
  readonly massKg: number | null;
}

/** What there is of an object's size; what is absent or null is not there. */
export interface AvailableRadii {
  /** Said by the person who asks, m. */
  readonly optionM?: number | null;
  /** Said by the message or the ephemeris, m. */
  readonly messageM?: number | null;
  readonly userTable?: RadiusTable | null;
  readonly caraTable?: RadiusTable | null;
}

/** The radius of one object from the best source that there is: option, message, the user's table, NASA CARA's table, its kind. */
export function hardBodyRadius(id: number | null, kind: PhysicalKind, available: AvailableRadii = {}): ChosenRadius {
  const { optionM, messageM, userTable, caraTable } = available;
  const own = id === null ? undefined : userTable?.get(id);
  const measured = id === null ? undefined : caraTable?.get(id);
  const massKg = own?.massKg ?? measured?.massKg ?? null;
  if (isSize(optionM)) return { radiusM: optionM, sigmaM: 0, source: 'option', massKg };
  if (isSize(messageM)) return { radiusM: messageM, sigmaM: 0, source: 'message', massKg };
  if (own) return { radiusM: own.radiusM, sigmaM: own.sigmaM, source: 'user-table', massKg };
  if (measured) return { radiusM: measured.radiusM, sigmaM: measured.sigmaM, source: 'cara-table', massKg };
  return { radiusM: TYPICAL_RADIUS_M[kind], sigmaM: TYPICAL_RADIUS_SIGMA_M[kind], source: 'type', massKg };
}

function isSize(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
