import {
  type CatalogDocument,
  exampleCatalog,
  OBJECT_KINDS,
  type ObjectKind,
  REGIMES,
  type Regime,
} from '@clearway/contract';
import { type Catalog, openCatalog } from '../catalog/catalog.ts';
import { packCatalog } from '../catalog/packed-catalog.ts';

/** An object as tests say it; what they do not say is as of the ISS. */
export interface NamedObject {
  readonly id: number;
  readonly name: string;
  readonly cospar?: string;
  readonly kind?: ObjectKind;
  readonly regime?: Regime;
  readonly owner?: string;
  readonly fleet?: string;
  readonly revolutionsPerDay?: number;
  readonly inclinationDeg?: number;
  /** Null where it has no elements. */
  readonly epochMs?: number | null;
}

export function namedCatalog(objects: readonly NamedObject[]): Catalog {
  const owners = [...new Set(objects.flatMap(({ owner }) => owner ?? []))];
  const fleets = [...new Set(objects.flatMap(({ fleet }) => fleet ?? []))];
  const moving = objects.flatMap((object, at) => (object.epochMs === null ? [] : [{ object, at }]));
  const column = <Value>(value: (object: NamedObject, at: number) => Value): Value[] =>
    moving.map(({ object, at }) => value(object, at));
  const document: CatalogDocument = {
    ...exampleCatalog,
    owners,
    fleets,
    objects: {
      object_id: objects.map(({ id }) => id),
      name: objects.map(({ name }) => name),
      cospar_id: objects.map(({ cospar }) => cospar ?? null),
      kind: objects.map(({ kind = 'payload' }) => OBJECT_KINDS.indexOf(kind)),
      regime: objects.map(({ regime = 'LEO' }) => REGIMES.indexOf(regime)),
      owner: objects.map(({ owner }) => (owner === undefined ? null : owners.indexOf(owner))),
      fleet: objects.map(({ fleet }) => (fleet === undefined ? null : fleets.indexOf(fleet))),
      manoeuvrable: objects.map(() => null),
    },
    element_sets: {
      object: column((_, at) => at),
      source: column(() => 0),
      epoch_us: column(({ epochMs }) => (epochMs ?? Date.UTC(2026, 2, 9)) * 1000),
      from_us: column(() => null),
      to_us: column(() => null),
      mean_motion_rev_per_day: column(({ revolutionsPerDay = 15.485472 }) => revolutionsPerDay),
      eccentricity: column(() => 0.0008),
      inclination_deg: column(({ inclinationDeg = 51.63 }) => inclinationDeg),
      raan_deg: column(() => 0),
      argument_of_pericenter_deg: column(() => 0),
      mean_anomaly_deg: column(() => 0),
      bstar_per_earth_radius: column(() => 0),
    },
  };
  return openCatalog(packCatalog(document));
}
