import type { CatalogDocument, CatalogSource, ObjectKind, Regime } from '@clearway/contract';

/**
 * The service's catalogue as it goes from the worker that read it to the page: numbers in typed arrays, texts of a column in one
 * string with a line each. Handing over a hundred thousand small strings would hold up the page for a tenth of a second.
 */
export interface PackedCatalog {
  readonly runId: number;
  readonly synthetic: boolean;
  readonly kinds: readonly ObjectKind[];
  readonly regimes: readonly Regime[];
  readonly owners: readonly string[];
  readonly fleets: readonly string[];
  readonly sources: readonly CatalogSource[];
  /** By slot. */
  readonly ids: Int32Array<ArrayBuffer>;
  readonly names: string;
  readonly cospars: string;
  /** Places in the lists above; −1 for none. */
  readonly kind: Int8Array<ArrayBuffer>;
  readonly regime: Int8Array<ArrayBuffer>;
  readonly owner: Int32Array<ArrayBuffer>;
  readonly fleet: Int32Array<ArrayBuffer>;
  readonly source: Int32Array<ArrayBuffer>;
  /** 1 yes, 0 no, −1 unknown. */
  readonly manoeuvrable: Int8Array<ArrayBuffer>;
  /** Of the newest element set; NaN where there is none. */
  readonly epochsMs: Float64Array<ArrayBuffer>;
  readonly meanMotions: Float64Array<ArrayBuffer>;
  readonly eccentricities: Float64Array<ArrayBuffer>;
  readonly inclinationsDeg: Float64Array<ArrayBuffer>;
}

export function packCatalog(document: CatalogDocument): PackedCatalog {
  const { objects, element_sets: sets, kinds, regimes, owners, fleets, sources } = document;
  const count = objects.object_id.length;
  const epochsMs = new Float64Array(count).fill(Number.NaN);
  const meanMotions = new Float64Array(count);
  const eccentricities = new Float64Array(count);
  const inclinationsDeg = new Float64Array(count);
  const source = new Int32Array(count).fill(-1);
  for (let k = 0; k < sets.object.length; k++) {
    const slot = sets.object[k]!;
    const epochMs = sets.epoch_us[k]! / 1000;
    if (epochMs < epochsMs[slot]!) continue;
    epochsMs[slot] = epochMs;
    meanMotions[slot] = sets.mean_motion_rev_per_day[k]!;
    eccentricities[slot] = sets.eccentricity[k]!;
    inclinationsDeg[slot] = sets.inclination_deg[k]!;
    source[slot] = sets.source[k]!;
  }
  return {
    runId: document.run_id,
    synthetic: document.synthetic,
    kinds,
    regimes,
    owners,
    fleets,
    sources,
    ids: Int32Array.from(objects.object_id),
    names: objects.name.map(onOneLine).join('\n'),
    cospars: objects.cospar_id.map((text) => onOneLine(text ?? '')).join('\n'),
    kind: Int8Array.from(objects.kind),
    regime: Int8Array.from(objects.regime, (index) => index ?? -1),
    owner: Int32Array.from(objects.owner, (index) => index ?? -1),
    fleet: Int32Array.from(objects.fleet, (index) => index ?? -1),
    source,
    manoeuvrable: Int8Array.from(objects.manoeuvrable, (value) => (value === null ? -1 : value ? 1 : 0)),
    epochsMs,
    meanMotions,
    eccentricities,
    inclinationsDeg,
  };
}

function onOneLine(text: string): string {
  return text.includes('\n') ? text.replaceAll('\n', ' ') : text;
}

/** What may be handed over instead of copied. */
export function buffersOf(packed: PackedCatalog): ArrayBuffer[] {
  return Object.values(packed).flatMap((value) => (ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : []));
}
