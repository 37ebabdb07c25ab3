import {
  type ElementSet,
  initializeSgp4,
  orbitExtent,
  type Sgp4Constants,
  secondsBetween,
  type UtcTime,
} from '@clearway/astro';
import { createKernel, createSatelliteBatch, type Kernel, type SatelliteBatch } from '@clearway/kernels';
import {
  findFailures,
  fitOrbitTracks,
  LONGEST_SLICE_SECONDS,
  type OrbitTracks,
  surveyObjects,
} from '@clearway/screening';

/** Radii between which a path stays, km. */
export interface Shell {
  readonly perigeeKm: number;
  readonly apogeeKm: number;
}

/** The objects of a catalogue that share a shell with a path, ready to be searched. */
export interface ObjectsNearPath {
  readonly kernel: Kernel;
  readonly batch: SatelliteBatch;
  readonly tracks: OrbitTracks;
  /** Of each place of the batch the index of its element set. */
  readonly indices: Int32Array;
  /** Microseconds since 1970-01-01 UTC; infinite for most. */
  readonly failsUs: Float64Array;
  /** s. */
  readonly halfPeriods: Float64Array;
}

const SHELL_MARGIN_KM = 5;
/** Room around extents that were sampled only, km. */
const SURVEYED_MARGIN_KM = 50;
const MARGIN_SECONDS: number = 86_400 + LONGEST_SLICE_SECONDS;
const OBJECTS_BETWEEN_PAUSES = 4096;

/** Leaves out who is not there (`lives`), or cannot leave its shell below or above the path's, widened by `roomKm`, and prepares the others, as a screening does. */
export async function objectsNearPath(
  wasm: Uint8Array<ArrayBuffer>,
  elements: readonly ElementSet[],
  lives: (index: number) => boolean,
  { perigeeKm, apogeeKm }: Shell,
  roomKm: number,
  start: UtcTime,
  durationSeconds: number,
  startUs: number,
  pause: () => Promise<void>,
): Promise<ObjectsNearPath> {
  const room = roomKm + SHELL_MARGIN_KM;
  const indices: number[] = [];
  const unclear: number[] = [];
  const satellites: Sgp4Constants[] = [];
  const offsets: number[] = [];
  for (const [i, set] of elements.entries()) {
    if (i % OBJECTS_BETWEEN_PAUSES === 0) await pause();
    if (!lives(i)) continue;
    const from = secondsBetween(set.epoch, start) / 60;
    const extent = orbitExtent(set, from, from + durationSeconds / 60);
    if (extent && (extent.perigee - room > apogeeKm || extent.apogee + room < perigeeKm)) continue;
    indices.push(i);
    unclear.push(extent === null ? 1 : 0);
    satellites.push(initializeSgp4(set));
    offsets.push(from);
  }
  const kernel = await createKernel(wasm);
  const epochOffsets = Float64Array.from(offsets);
  const batch = createSatelliteBatch(
    kernel,
    satellites,
    epochOffsets,
    -MARGIN_SECONDS,
    durationSeconds + MARGIN_SECONDS,
  );
  const only = Uint8Array.from(unclear);
  const { fromUs: failsUs } = await findFailures(
    kernel,
    batch,
    satellites,
    startUs,
    startUs + durationSeconds * 1e6,
    pause,
    only,
  );
  const survey = await surveyObjects(kernel, batch, satellites, startUs, durationSeconds, pause, { only, brief: true });
  const tracks = fitOrbitTracks(satellites, epochOffsets, durationSeconds);
  // Objects that fail, or jump, have no track; what the survey saw of their extent keeps them in their shell.
  for (let place = 0; place < indices.length; place++) {
    if (tracks.usable[place] === 1 || only[place] === 0) continue;
    tracks.perigees[place] = survey.perigees[place]! - SURVEYED_MARGIN_KM;
    tracks.apogees[place] = survey.apogees[place]! + SURVEYED_MARGIN_KM;
  }
  await pause();
  return {
    kernel,
    batch,
    tracks,
    indices: Int32Array.from(indices),
    failsUs,
    halfPeriods: survey.halfPeriods,
  };
}
