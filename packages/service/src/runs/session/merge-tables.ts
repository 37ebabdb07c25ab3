import type { ApproachTable } from '../approach-table.ts';

/** A table of `count` rows, all zero. */
export function newTable(count: number): ApproachTable {
  return {
    count,
    primaryId: new Int32Array(count),
    secondaryId: new Int32Array(count),
    tcaUs: new Float64Array(count),
    missDistanceMm: new Int32Array(count),
    relativeSpeedMmS: new Int32Array(count),
    radialMm: new Int32Array(count),
    inTrackMm: new Int32Array(count),
    crossTrackMm: new Int32Array(count),
    entryUs: new Float64Array(count),
    exitUs: new Float64Array(count),
    coLocated: new Uint8Array(count),
    maxProbability: new Float32Array(count),
    probability: new Float32Array(count),
    probabilityMethod: new Uint8Array(count),
    probabilityBasis: new Uint8Array(count),
    stateSources: new Uint8Array(count),
  };
}

/** Copies row `from` of one table to row `to` of another. */
export function copyRow(source: ApproachTable, from: number, target: ApproachTable, to: number): void {
  target.primaryId[to] = source.primaryId[from]!;
  target.secondaryId[to] = source.secondaryId[from]!;
  target.tcaUs[to] = source.tcaUs[from]!;
  target.missDistanceMm[to] = source.missDistanceMm[from]!;
  target.relativeSpeedMmS[to] = source.relativeSpeedMmS[from]!;
  target.radialMm[to] = source.radialMm[from]!;
  target.inTrackMm[to] = source.inTrackMm[from]!;
  target.crossTrackMm[to] = source.crossTrackMm[from]!;
  target.entryUs[to] = source.entryUs[from]!;
  target.exitUs[to] = source.exitUs[from]!;
  target.coLocated[to] = source.coLocated[from]!;
  target.maxProbability[to] = source.maxProbability[from]!;
  target.probability[to] = source.probability[from]!;
  target.probabilityMethod[to] = source.probabilityMethod[from]!;
  target.probabilityBasis[to] = source.probabilityBasis[from]!;
  target.stateSources[to] = source.stateSources[from]!;
}

/** Some rows of a table, in the order given. */
export function pickRows(table: ApproachTable, rows: ArrayLike<number>): ApproachTable {
  const picked = newTable(rows.length);
  for (let k = 0; k < rows.length; k++) copyRow(table, rows[k]!, picked, k);
  return picked;
}

/** The rows with TCA in [startUs, stopUs), their entries and exits clipped to it. */
export function clipToWindow(table: ApproachTable, startUs: number, stopUs: number): ApproachTable {
  const kept: number[] = [];
  for (let k = 0; k < table.count; k++) {
    if (table.tcaUs[k]! >= startUs && table.tcaUs[k]! < stopUs) kept.push(k);
  }
  const clipped = pickRows(table, kept);
  for (let k = 0; k < clipped.count; k++) {
    clipped.entryUs[k] = Math.max(startUs, clipped.entryUs[k]!);
    clipped.exitUs[k] = Math.min(stopUs, clipped.exitUs[k]!);
  }
  return clipped;
}

/** The rows of pairs without any of these objects. */
export function withoutObjects(table: ApproachTable, ids: ReadonlySet<number>): ApproachTable {
  const kept: number[] = [];
  for (let k = 0; k < table.count; k++) {
    if (!ids.has(table.primaryId[k]!) && !ids.has(table.secondaryId[k]!)) kept.push(k);
  }
  return pickRows(table, kept);
}

/** All rows of sorted tables in one, sorted by TCA and ids; rows of equal TCA and ids stand once. */
export function mergeTables(tables: readonly ApproachTable[]): ApproachTable {
  let round = tables.filter((table) => table.count > 0);
  if (round.length === 0) return newTable(0);
  if (round.length === 1) return mergeTwo(round[0]!, newTable(0));
  while (round.length > 1) {
    const next: ApproachTable[] = [];
    for (let k = 0; k < round.length; k += 2) {
      const other = round[k + 1];
      next.push(other ? mergeTwo(round[k]!, other) : round[k]!);
    }
    round = next;
  }
  return round[0]!;
}

function mergeTwo(a: ApproachTable, b: ApproachTable): ApproachTable {
  const merged = newTable(a.count + b.count);
  let count = 0;
  const take = (source: ApproachTable, row: number): void => {
    if (count > 0 && compareRows(merged, count - 1, source, row) === 0) return;
    copyRow(source, row, merged, count);
    count++;
  };
  let i = 0;
  let k = 0;
  while (i < a.count && k < b.count) {
    if (compareRows(a, i, b, k) <= 0) take(a, i++);
    else take(b, k++);
  }
  while (i < a.count) take(a, i++);
  while (k < b.count) take(b, k++);
  return count === merged.count ? merged : firstRows(merged, count);
}

/** The order of rows: by TCA, primary, secondary. */
export function compareRows(a: ApproachTable, i: number, b: ApproachTable, k: number): number {
  return a.tcaUs[i]! - b.tcaUs[k]! || a.primaryId[i]! - b.primaryId[k]! || a.secondaryId[i]! - b.secondaryId[k]!;
}

/** The first rows of a table, in memory of their own. */
export function firstRows(table: ApproachTable, count: number): ApproachTable {
  return {
    count,
    primaryId: table.primaryId.slice(0, count),
    secondaryId: table.secondaryId.slice(0, count),
    tcaUs: table.tcaUs.slice(0, count),
    missDistanceMm: table.missDistanceMm.slice(0, count),
    relativeSpeedMmS: table.relativeSpeedMmS.slice(0, count),
    radialMm: table.radialMm.slice(0, count),
    inTrackMm: table.inTrackMm.slice(0, count),
    crossTrackMm: table.crossTrackMm.slice(0, count),
    entryUs: table.entryUs.slice(0, count),
    exitUs: table.exitUs.slice(0, count),
    coLocated: table.coLocated.slice(0, count),
    maxProbability: table.maxProbability.slice(0, count),
    probability: table.probability.slice(0, count),
    probabilityMethod: table.probabilityMethod.slice(0, count),
    probabilityBasis: table.probabilityBasis.slice(0, count),
    stateSources: table.stateSources.slice(0, count),
  };
}
