import { type Cdm, type CdmObject, hardBodyRadiusOf } from '@clearway/messages';
import { combinedRadius, hardBodyRadius, type PhysicalKind, type RadiusTable } from '@clearway/risk';

/** Radii that somebody names, the best first; what is absent or null is not there. */
export interface KnownRadii {
  /** Of both objects together, m. */
  readonly combinedRadiusM?: number | null;
  readonly userTable?: RadiusTable | null;
  readonly caraTable?: RadiusTable | null;
}

export interface MessageRadius {
  readonly radiusKm: number;
  /** `option`, `message (…)`, `user-table`, `cara-table`, `type`; of both objects between `/` where they differ. */
  readonly source: string;
}

/** The combined radius from the option, the message, the tables, or the kinds of the objects. */
export function radiusOfMessage(cdm: Cdm, known: KnownRadii = {}): MessageRadius {
  const { combinedRadiusM = null } = known;
  if (combinedRadiusM !== null) return { radiusKm: combinedRadiusM / 1000, source: 'option' };
  const given = hardBodyRadiusOf(cdm);
  if (given !== null) return { radiusKm: given.hardBodyRadiusKm, source: `message (${given.source})` };
  const [first, second] = cdm.objects.map((object) => {
    const number = /^\d{1,9}$/.test(object.designator) ? Number(object.designator) : null;
    return hardBodyRadius(number, kindOf(object), known);
  }) as [ReturnType<typeof hardBodyRadius>, ReturnType<typeof hardBodyRadius>];
  const source = first.source === second.source ? first.source : `${first.source}/${second.source}`;
  return { radiusKm: combinedRadius(first, second).effectiveRadiusM / 1000, source };
}

function kindOf({ objectType }: CdmObject): PhysicalKind {
  if (objectType === 'PAYLOAD') return 'payload';
  if (objectType === 'ROCKET BODY') return 'rocket body';
  return objectType === 'DEBRIS' ? 'debris' : 'unknown';
}
