import { type ElementSet, parseUtc, unixMicros } from '@clearway/astro';
import type { ObjectKind as StoredKind } from '@clearway/contract';
import type { ObjectRow } from '@clearway/store';
import { fleetsFromNames, kindFromName, type ObjectKind } from '../../runs/rank-object-kind.ts';
import { canManoeuvre, ownerOf } from '../../runs/rank-object-owner.ts';
import type { SatcatObject } from '../satcat-object.ts';
import { objectName } from './element-set-rows.ts';
import { plainText } from './storable-values.ts';

/** How a kind is written in the database and by the API. */
export function storedKind(kind: ObjectKind): StoredKind {
  return kind === 'rocket body' ? 'rocket-body' : kind;
}

/**
 * What a satellite catalogue says of its objects, as rows. The owner is the catalogue's; where it names none, the operator of
 * the fleet. Fleets are told from all names together.
 */
export function* rowsOfSatcat(satcat: ReadonlyMap<number, SatcatObject>, updatedUs: number): Generator<ObjectRow> {
  const objects = [...satcat.values()];
  const fleets = fleetsFromNames(objects.map(({ name }) => name ?? ''));
  for (const [at, object] of objects.entries()) yield rowOfSatcatObject(object, fleets[at] ?? null, updatedUs);
}

function rowOfSatcatObject(object: SatcatObject, fleet: string | null, updatedUs: number): ObjectRow {
  const name = plainText(object.name ?? '', 60) || `OBJECT ${object.id}`;
  const kind = object.kind ?? kindFromName(name);
  const isDead = kind === 'payload' && (object.status === 'not operational' || object.status === 'decayed');
  return {
    object_id: object.id,
    name,
    cospar: plainText(object.internationalDesignator ?? '', 16) || null,
    kind: storedKind(kind),
    owner: plainText(object.owner ?? ownerOf(fleet) ?? '', 60) || null,
    size_class: object.sizeClass,
    radar_cross_section_m2: object.radarCrossSectionM2,
    status: object.status,
    manoeuvrable: canManoeuvre(kind, fleet, isDead),
    fleet,
    launched_us: microsOfDate(object.launchDate),
    decayed_us: microsOfDate(object.decayDate),
    updated_us: updatedUs,
    in_orbit: object.inOrbit,
    has_elements: object.hasElements,
  };
}

/** What element sets alone say of their objects: one row an object, of the last of its sets. */
export function rowsOfElementSets(
  sets: readonly Pick<ElementSet, 'id' | 'name' | 'internationalDesignator'>[],
  updatedUs: number,
): ObjectRow[] {
  const objects = [...new Map(sets.map((each) => [each.id, each])).values()];
  const fleets = fleetsFromNames(objects.map(({ name }) => name));
  return objects.map(({ id, name, internationalDesignator }, at): ObjectRow => {
    const fleet = fleets[at] ?? null;
    const kind = kindFromName(name);
    return {
      object_id: id,
      name: objectName(name) || `OBJECT ${id}`,
      cospar: plainText(internationalDesignator, 16) || null,
      kind: storedKind(kind),
      owner: ownerOf(fleet),
      size_class: null,
      radar_cross_section_m2: null,
      status: null,
      manoeuvrable: canManoeuvre(kind, fleet),
      fleet,
      launched_us: null,
      decayed_us: null,
      updated_us: updatedUs,
      in_orbit: null,
      has_elements: null,
    };
  });
}

function microsOfDate(date: string | null): number | null {
  const time = date === null ? null : parseUtc(`${date}T00:00:00Z`);
  return time === null ? null : unixMicros(time);
}
