import type { ElementSet, UtcTime } from '@clearway/astro';
import { unixMicros } from '@clearway/astro';
import { type ObjectUncertainties, pickUncertainties } from '../../covariance/object-uncertainties.ts';
import type { RunMaterial } from '../../runs/plan/run-snapshot.ts';

/** The catalogue of a run, against which burnt paths are screened: plain data that a thread keeps from plan to plan. */
export interface ScreenedCatalog {
  readonly runId: number;
  readonly elements: readonly ElementSet[];
  /** As they are stored, by element set. */
  readonly elementSetIds: Float64Array;
  readonly identicalGroups: readonly (readonly number[])[];
  readonly uncertainties: ObjectUncertainties;
  readonly lives: RunMaterial['snapshot']['lives'];
}

/** All of a catalogue but its element sets, which are handed over in portions. */
export type CatalogHead = Omit<ScreenedCatalog, 'elements'>;

export function catalogHead(
  runId: number,
  { snapshot, uncertainties }: Pick<RunMaterial, 'snapshot' | 'uncertainties'>,
): CatalogHead {
  const { rows, identicalGroups, lives } = snapshot;
  return {
    runId,
    elementSetIds: Float64Array.from(rows, (row) => row.element_set_id),
    identicalGroups,
    uncertainties,
    lives,
  };
}

/** The sets that are in force at a time, one of each object. */
export function catalogAt(catalog: ScreenedCatalog, time: UtcTime): ScreenedCatalog {
  const { lives } = catalog;
  if (lives === undefined) return catalog;
  const us = unixMicros(time);
  const places = [...catalog.elements.keys()].filter((k) => lives.fromUs[k]! <= us && us < lives.toUs[k]!);
  return {
    ...catalog,
    elements: places.map((k) => catalog.elements[k]!),
    elementSetIds: Float64Array.from(places, (k) => catalog.elementSetIds[k]!),
    uncertainties: pickUncertainties(catalog.uncertainties, places),
    lives: undefined,
  };
}
