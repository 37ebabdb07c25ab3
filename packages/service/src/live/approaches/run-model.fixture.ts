import { type ElementSet, unixMicros } from '@clearway/astro';
import { noRisks } from '../../covariance/row-risks.ts';
import { elementSetsOf } from '../../operator-ephemerides/run-object.ts';
import type { ApproachTable } from '../../runs/approach-table.ts';
import { fleetsFromNames } from '../../runs/rank-object-kind.ts';
import type { ScreeningRun } from '../../runs/screening-run.ts';
import type { RunModelInput } from './run-model-input.ts';

/** The rows of a screening in whole units, as they are stored. */
export function tableOfRun(run: ScreeningRun, maxProbability: ArrayLike<number>): ApproachTable {
  const { approaches: a, objects } = run;
  const start = unixMicros(run.report.window.start);
  const micros = (seconds: Float64Array): Float64Array => seconds.map((s) => start + Math.round(s * 1e6));
  const millimetres = (km: Float64Array): Int32Array => Int32Array.from(km, (each) => Math.round(each * 1e6));
  const risks = noRisks(a.count);
  return {
    count: a.count,
    primaryId: a.primary.map((place) => objects[place]!.id),
    secondaryId: a.secondary.map((place) => objects[place]!.id),
    tcaUs: micros(a.tca),
    missDistanceMm: millimetres(a.missDistanceKm),
    relativeSpeedMmS: millimetres(a.relativeSpeedKmS),
    radialMm: millimetres(a.radialKm),
    inTrackMm: millimetres(a.inTrackKm),
    crossTrackMm: millimetres(a.crossTrackKm),
    entryUs: micros(a.entry),
    exitUs: micros(a.exit),
    coLocated: a.coLocated,
    maxProbability: Float32Array.from(maxProbability),
    probability: risks.probability,
    probabilityMethod: risks.method,
    probabilityBasis: risks.basis,
    stateSources: new Uint8Array(a.count),
  };
}

/** The same rows with the table's precision, for what reads a screening. */
export function roundedRun(run: ScreeningRun): ScreeningRun {
  const round = (values: Float64Array): Float64Array => values.map((value) => Math.round(value * 1e6) / 1e6);
  const { approaches: a } = run;
  const approaches = {
    ...a,
    tca: round(a.tca),
    missDistanceKm: round(a.missDistanceKm),
    entry: round(a.entry),
    exit: round(a.exit),
  };
  return { ...run, approaches };
}

/** What the read model of a run is made of, from a screening. */
export function modelInput(run: ScreeningRun, maxProbability: ArrayLike<number>): RunModelInput {
  const fleets = fleetsFromNames(run.objects.map(({ name }) => name));
  return {
    runId: 1,
    startUs: unixMicros(run.report.window.start),
    stopUs: unixMicros(run.report.window.stop),
    approaches: tableOfRun(run, maxProbability),
    elementSets: {
      objectIds: Int32Array.from(run.objects, ({ id }) => id),
      epochsUs: Float64Array.from(run.objects, ({ epoch }) => unixMicros(epoch)),
      fromUs: null,
    },
    fleets: new Map(
      run.objects.flatMap(({ id }, k) => (fleets[k] === null || fleets[k] === undefined ? [] : [[id, fleets[k]]])),
    ),
    identicalGroups: identicalGroups(elementSetsOf(run.objects)),
  };
}

/** Numbers that share one set of elements. */
function identicalGroups(objects: readonly ElementSet[]): number[][] {
  const groups = Map.groupBy(objects, (e) =>
    JSON.stringify([
      e.epoch,
      e.meanMotionRevPerDay,
      e.eccentricity,
      e.inclinationDeg,
      e.raanDeg,
      e.argumentOfPericenterDeg,
      e.meanAnomalyDeg,
      e.bstar,
    ]),
  );
  return [...groups.values()].filter((group) => group.length > 1).map((group) => group.map(({ id }) => id));
}
