import type { ObjectKind, Regime } from '@clearway/contract';
import type { PackedCatalog } from './packed-catalog.ts';

/** Every object that the map draws, in slots 0 … count − 1: the columns of the service, read once. */
export interface Catalog {
  readonly runId: number;
  readonly count: number;
  readonly synthetic: boolean;
  /** Catalogue numbers by slot. */
  readonly ids: Int32Array;
  /** Epoch of the newest element set by slot, ms. */
  readonly epochsMs: Float64Array;
  /** Mean elements by slot, of the newest set: degrees, and mean motion in revolutions a day. */
  readonly meanMotions: Float64Array;
  readonly eccentricities: Float64Array;
  readonly inclinationsDeg: Float64Array;
  slotOf(objectId: number): number | undefined;
  name(slot: number): string;
  cospar(slot: number): string | null;
  kind(slot: number): ObjectKind;
  regime(slot: number): Regime | null;
  owner(slot: number): string | null;
  fleet(slot: number): string | null;
  manoeuvrable(slot: number): boolean | null;
  source(slot: number): { readonly source: string; readonly title: string; readonly private: boolean } | null;
  /** Owners and fleets with how many objects each has, most first. */
  owners(): readonly Counted[];
  fleets(): readonly Counted[];
}

export interface Counted {
  readonly name: string;
  readonly count: number;
}

/** Mean radius of the sphere by which altitudes in element sets are counted (WGS-72), km. */
const EARTH_RADIUS_KM = 6378.135;
const MU_KM3_S2 = 398_600.8;

export function openCatalog(packed: PackedCatalog): Catalog {
  const { ids, kinds, regimes, owners, fleets, sources } = packed;
  const count = ids.length;
  const slots = new Map<number, number>();
  for (let slot = 0; slot < count; slot++) slots.set(ids[slot]!, slot);
  const names = packed.names.split('\n');
  const cospars = packed.cospars.split('\n');
  let countedOwners: readonly Counted[] | null = null;
  let countedFleets: readonly Counted[] | null = null;
  return {
    runId: packed.runId,
    count,
    synthetic: packed.synthetic,
    ids,
    epochsMs: packed.epochsMs,
    meanMotions: packed.meanMotions,
    eccentricities: packed.eccentricities,
    inclinationsDeg: packed.inclinationsDeg,
    slotOf: (objectId) => slots.get(objectId),
    name: (slot) => {
      const name = names[slot] ?? '';
      // Hundreds are called so: the number tells them apart.
      return name === '' || name === 'UNKNOWN' ? `UNKNOWN ${ids[slot] ?? ''}` : name;
    },
    cospar: (slot) => cospars[slot] || null,
    kind: (slot) => kinds[packed.kind[slot]!] ?? 'unknown',
    regime: (slot) => regimes[packed.regime[slot]!] ?? null,
    owner: (slot) => owners[packed.owner[slot]!] ?? null,
    fleet: (slot) => fleets[packed.fleet[slot]!] ?? null,
    manoeuvrable: (slot) => (packed.manoeuvrable[slot]! < 0 ? null : packed.manoeuvrable[slot] === 1),
    source: (slot) => sources[packed.source[slot]!] ?? null,
    owners: () => (countedOwners ??= counted(owners, packed.owner)),
    fleets: () => (countedFleets ??= counted(fleets, packed.fleet)),
  };
}

function counted(names: readonly string[], indices: Int32Array): readonly Counted[] {
  const counts = new Int32Array(names.length);
  for (const index of indices) if (index >= 0) counts[index]!++;
  return names
    .map((name, at) => ({ name, count: counts[at]! }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
}

/** Mean perigee and apogee above the equatorial radius, km. */
export function altitudesOf(catalog: Catalog, slot: number): { readonly perigeeKm: number; readonly apogeeKm: number } {
  const axis = semiMajorAxisKm(catalog.meanMotions[slot]!);
  const eccentricity = catalog.eccentricities[slot]!;
  return {
    perigeeKm: axis * (1 - eccentricity) - EARTH_RADIUS_KM,
    apogeeKm: axis * (1 + eccentricity) - EARTH_RADIUS_KM,
  };
}

/** Kepler's third law, WGS-72. */
export function semiMajorAxisKm(revolutionsPerDay: number): number {
  return Math.cbrt(MU_KM3_S2 / ((revolutionsPerDay * 2 * Math.PI) / 86_400) ** 2);
}
