import { type ElementSet, unixMicros } from '@clearway/astro';
import {
  openSession,
  type ScreeningSession,
  type SessionRequest,
  uncertaintiesOfRadii,
} from '@clearway/service/session';
import { plantPartner } from './planted/plant-partner.ts';
import type { RandomStream } from './random.ts';
import type { CheckedCatalog } from './regime-check.ts';

/** What a test of sessions screens: a snapshot of a catalogue. */
export interface Scene {
  readonly elements: readonly ElementSet[];
  readonly identicalGroups: readonly (readonly number[])[];
}

export const HOUR_US = 3600e6;
/** Whole slices: 80 minutes. */
export const SLICE_US = 4800e6;
const FALLING = 900_000;

/**
 * Some 3,000 objects of every kind: a crowded shell, the belt, transfer orbits, stations and what flies with them, objects
 * that decay and partners planted for them.
 */
export function drawScene(catalog: CheckedCatalog, random: RandomStream): Scene {
  const { elements, start } = catalog;
  const where = (holds: (e: ElementSet) => boolean): ElementSet[] => elements.filter(holds);
  const docked = new Set(catalog.identicalGroups.flat());
  const station = elements.find((e) => e.id === 25_544)!;
  const falling = random
    .choose(
      where((e) => e.meanMotionRevPerDay > 15.2),
      6,
    )
    .map((e, k) => ({
      ...e,
      id: FALLING + k,
      meanMotionRevPerDay: 16.3 + 0.02 * k,
      eccentricity: 0.002,
      bstar: 0.004 * (k + 1),
    }));
  const partners = falling.flatMap((e, k) =>
    [1, 2, 3].flatMap((m) => plantPartner(e, FALLING + 100 + 10 * k + m, start, m * 3700, 5, random.next) ?? []),
  );
  const chosen = [
    ...random.choose(
      where((e) => e.meanMotionRevPerDay > 15.05 && e.meanMotionRevPerDay < 15.31),
      1800,
    ),
    ...random.choose(elements, 500),
    ...random.choose(
      where((e) => Math.abs(e.meanMotionRevPerDay - 1.0027) < 0.01),
      300,
    ),
    ...random.choose(
      where((e) => e.eccentricity > 0.3),
      250,
    ),
    ...random.choose(
      where((e) => e.meanMotionRevPerDay > 15.7),
      100,
    ),
    ...where((e) => docked.has(e.id)),
    ...where(
      (e) =>
        Math.abs(e.meanMotionRevPerDay - station.meanMotionRevPerDay) < 0.01 &&
        Math.abs(e.inclinationDeg - station.inclinationDeg) < 0.1 &&
        Math.abs(e.raanDeg - station.raanDeg) < 2,
    ),
    ...falling,
    ...partners,
  ];
  const byId = new Map(chosen.map((e) => [e.id, e]));
  return { elements: [...byId.values()].sort((a, b) => a.id - b.id), identicalGroups: groupsOf(byId, catalog) };
}

function groupsOf(
  byId: ReadonlyMap<number, ElementSet>,
  { identicalGroups }: Pick<CheckedCatalog, 'identicalGroups'>,
): readonly (readonly number[])[] {
  return identicalGroups.map((ids) => ids.filter((id) => byId.has(id))).filter((ids) => ids.length > 1);
}

/** A later snapshot, and the numbers of which it has other elements, none any more, or none before. */
export function laterScene(
  scene: Scene,
  catalog: CheckedCatalog,
  count: number,
  random: RandomStream,
): { readonly scene: Scene; readonly changed: ReadonlySet<number> } {
  const docked = new Set(scene.identicalGroups.flat());
  const single = scene.elements.filter((e) => !docked.has(e.id));
  const touched = random.choose(single, 2 * count);
  const removed = new Set(touched.filter((_, k) => k % 4 === 0).map((e) => e.id));
  const altered = new Map(
    touched
      .filter((e) => !removed.has(e.id))
      .map((e) => [e.id, { ...e, meanAnomalyDeg: e.meanAnomalyDeg + 0.2 * random.next(), bstar: e.bstar * 1.1 }]),
  );
  const known = new Set(scene.elements.map((e) => e.id));
  const added = random.choose(
    catalog.elements.filter((e) => !known.has(e.id)),
    Math.ceil(count / 4),
  );
  const elements = [
    ...scene.elements.filter((e) => !removed.has(e.id)).map((e) => altered.get(e.id) ?? e),
    ...added,
  ].sort((a, b) => a.id - b.id);
  const byId = new Map(elements.map((e) => [e.id, e]));
  return {
    scene: { elements, identicalGroups: groupsOf(byId, scene) },
    changed: new Set([...removed, ...altered.keys(), ...added.map((e) => e.id)]),
  };
}

/** Microseconds since 1970 of a catalogue's start and so many microseconds. */
export function after(catalog: CheckedCatalog, us: number): number {
  return unixMicros(catalog.start) + us;
}

export function openScene(
  scene: Scene,
  startUs: number,
  stopUs: number,
  over: Partial<SessionRequest> = {},
): Promise<ScreeningSession> {
  return openSession({
    ...scene,
    uncertainties: uncertaintiesOfRadii(Float64Array.from(scene.elements, (e) => 1 + (e.id % 5))),
    startUs,
    stopUs,
    thresholdKm: 15,
    workers: 2,
    ...over,
  });
}
