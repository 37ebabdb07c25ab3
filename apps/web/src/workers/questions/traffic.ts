import { EQUATORIAL_RADIUS_KM } from '../../globe/view/earth-shape.ts';
import { SHELL_COUNT, SHELL_EDGES_KM, shellOf, shellVolumeKm3 } from './altitude-shells.ts';
import type { ElementSets } from './element-sets.ts';
import { type AnswerOptions, givingWay } from './giving-way.ts';
import { stateOfSet } from './object-motion.ts';
import { orbitShapeAt } from './orbit.ts';
import { BAND_COUNT, BAND_WIDTH, bandShare, partBelowLatitude, visitShells } from './residence.ts';

export interface TrafficQuestion {
  readonly kind: 'traffic';
  readonly timeMs: number;
}

/** How crowded space is. Objects are in the order of the catalogue; those without a state count nowhere. */
export interface TrafficAnswer {
  readonly timeMs: number;
  /** Edges of the altitude shells over the equatorial radius, km; shell k is between k and k + 1. */
  readonly shellEdgesKm: Float64Array;
  readonly shellVolumesKm3: Float64Array;
  /** Objects in each shell in the mean of time: the sum of their parts. Over the volume it is the spatial density. */
  readonly objectsInShells: Float64Array;
  /** Object i spends `parts[k]` of its time in shell `shells[k]` for k in [starts[i], starts[i + 1]). */
  readonly starts: Uint32Array;
  readonly shells: Uint16Array;
  readonly parts: Float32Array;
  /** Objects by shell and inclination: row k·inclinationBins + j counts inclinations from j to j + 1 widths (rad). */
  readonly byInclination: Float32Array;
  readonly inclinationBins: number;
  readonly inclinationWidth: number;
  /** Density of other objects (1/km³) where each object is now, by shell and band of latitude; NaN without a state. */
  readonly densitiesNow: Float32Array;
}

const INCLINATION_BINS = 90;
const INCLINATION_WIDTH = Math.PI / INCLINATION_BINS;
const CHUNK = 256;

/**
 * Spatial density by residence: each object counts in every altitude shell with the part of its time that its mean Kepler
 * orbit spends there (Kessler 1981), and in every latitude with that of its inclination (Öpik 1951), over any node.
 * Radii of mean orbits: the oblate Earth moves objects by up to some 10 km from them, half a shell.
 */
export async function answerTraffic(
  sets: ElementSets,
  { timeMs }: TrafficQuestion,
  options: AnswerOptions = {},
): Promise<TrafficAnswer> {
  const giveWay = givingWay(options);
  const count = sets.objectIds.length;
  const volumes = Float64Array.from({ length: SHELL_COUNT }, (_, shell) => shellVolumeKm3(shell));
  const objectsInShells = new Float64Array(SHELL_COUNT);
  const byInclination = new Float32Array(SHELL_COUNT * INCLINATION_BINS);
  /** Objects by shell and band of latitude. */
  const cells = new Float64Array(SHELL_COUNT * BAND_COUNT);
  const starts = new Uint32Array(count + 1);
  const shells: number[] = [];
  const parts: number[] = [];
  const cellNow = new Int32Array(count).fill(-1);
  const state = new Float64Array(6);
  for (let index = 0; index < count; index++) {
    if (index % CHUNK === 0) await giveWay(index / count);
    starts[index] = shells.length;
    const set = sets.setIndexAt(index, timeMs);
    if (stateOfSet(sets, set, timeMs, state) !== 0) continue;
    const { semiMajorAxisKm, eccentricity } = orbitShapeAt(sets, set, timeMs);
    const inclination = sets.constantsOf(set).inclo;
    const column = Math.min(INCLINATION_BINS - 1, Math.floor(inclination / INCLINATION_WIDTH));
    const bands = bandsOf(inclination);
    visitShells(semiMajorAxisKm, eccentricity, (shell, part) => {
      shells.push(shell);
      parts.push(part);
      objectsInShells[shell]! += part;
      byInclination[shell * INCLINATION_BINS + column]! += part;
      for (let band = 0; band < BAND_COUNT; band++) cells[shell * BAND_COUNT + band]! += part * bands[band]!;
    });
    cellNow[index] = cellOf(state);
  }
  starts[count] = shells.length;
  const answer = {
    timeMs,
    shellEdgesKm: SHELL_EDGES_KM.slice(),
    shellVolumesKm3: volumes,
    objectsInShells,
    starts,
    shells: Uint16Array.from(shells),
    parts: Float32Array.from(parts),
    byInclination,
    inclinationBins: INCLINATION_BINS,
    inclinationWidth: INCLINATION_WIDTH,
  };
  const densitiesNow = new Float32Array(count).fill(Number.NaN);
  for (let index = 0; index < count; index++) {
    const cell = cellNow[index]!;
    if (cell === NO_STATE) continue;
    densitiesNow[index] = cell === OUTSIDE ? 0 : othersIn(answer, sets, index, timeMs, cells, cell);
  }
  return { ...answer, densitiesNow };
}

const NO_STATE = -1;
const OUTSIDE = -2;

/** The cell of shell and band in which a position is. */
function cellOf(state: Float64Array): number {
  const radius = Math.hypot(state[0]!, state[1]!, state[2]!);
  const shell = shellOf(radius - EQUATORIAL_RADIUS_KM);
  if (shell < 0) return OUTSIDE;
  const latitude = Math.asin(Math.min(1, Math.abs(state[2]!) / radius));
  return shell * BAND_COUNT + Math.min(BAND_COUNT - 1, Math.floor(latitude / BAND_WIDTH));
}

const bandsScratch = new Float64Array(BAND_COUNT);

/** Parts of the time in each band of latitude. */
function bandsOf(inclination: number): Float64Array {
  let below = 0;
  for (let band = 0; band < BAND_COUNT; band++) {
    const next = band === BAND_COUNT - 1 ? 1 : partBelowLatitude((band + 1) * BAND_WIDTH, inclination);
    bandsScratch[band] = next - below;
    below = next;
  }
  return bandsScratch;
}

/** Density in a cell without what the object itself contributes. */
function othersIn(
  answer: Omit<TrafficAnswer, 'densitiesNow'>,
  sets: ElementSets,
  index: number,
  timeMs: number,
  cells: Float64Array,
  cell: number,
): number {
  const shell = Math.floor(cell / BAND_COUNT);
  const band = cell % BAND_COUNT;
  let own = 0;
  for (let k = answer.starts[index]!; k < answer.starts[index + 1]!; k++) {
    if (answer.shells[k] !== shell) continue;
    own = answer.parts[k]! * bandsOf(sets.constantsOf(sets.setIndexAt(index, timeMs)).inclo)[band]!;
  }
  return Math.max(0, cells[cell]! - own) / (answer.shellVolumesKm3[shell]! * bandShare(band));
}
