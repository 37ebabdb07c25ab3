import { formatUtc } from '@clearway/astro';
import type { PrimaryBox } from '../boxes/primary-box.ts';
import { SCREENING_ONLY } from '../covariance/risk-basis.ts';
import { type ByteSink, writeText } from '../files/byte-sink.ts';
import { ephemerisDocument } from '../operator-ephemerides/ephemeris-document.ts';
import type { DuplicateElements, PairAtEdge, RejectedObject, ScreeningReport } from './screening-run.ts';

/** The report of a screening as the JSON document of the command's contract (snake_case, units in the names). */
export function reportDocument(report: ScreeningReport): Record<string, unknown> {
  const { objects, seconds, window } = report;
  return {
    objects: {
      read: objects.read,
      screened: objects.screened,
      rejected: objects.rejected.map(rejectedDocument),
      duplicates: objects.duplicates.map(duplicateDocument),
      stale: objects.stale.map(staleDocument),
      epoch_after_start: objects.epochAfterStart,
    },
    window: { start: formatUtc(window.start), stop: formatUtc(window.stop) },
    threshold_km: report.thresholdKm,
    ...(report.boxRtnKm ? { box_rtn_km: report.boxRtnKm } : {}),
    ...(report.boxes ? { boxes: report.boxes.map(boxDocument) } : {}),
    ...(report.primaryIds ? { primary_ids: report.primaryIds } : {}),
    ...(report.ephemerides ? { ephemerides: report.ephemerides.map(ephemerisDocument) } : {}),
    close_approaches: report.closeApproaches,
    workers: report.workers,
    seconds: {
      total: rounded(seconds.total, 3),
      propagate: rounded(seconds.propagate, 3),
      sweep: rounded(seconds.sweep, 3),
      refine: rounded(seconds.refine, 3),
    },
    peak_memory_mib: rounded(report.peakMemoryMib, 1),
    completeness: report.completeness,
    note: SCREENING_ONLY,
    inside_at_start: report.insideAtStart.map(pairDocument),
    inside_at_stop: report.insideAtStop.map(pairDocument),
  };
}

function boxDocument({ primaryId, regime, boxRtnKm }: PrimaryBox): Record<string, unknown> {
  return { primary_id: primaryId, regime, box_rtn_km: boxRtnKm };
}

function rejectedDocument(rejected: RejectedObject): Record<string, unknown> {
  const { id, reason, file, line, from } = rejected;
  return { id, reason, file, line, ...(from ? { from: formatUtc(from, 0) } : {}) };
}

function duplicateDocument(duplicate: DuplicateElements): Record<string, unknown> {
  const { epoch, ...rest } = duplicate;
  return epoch ? { ...rest, epoch: formatUtc(epoch) } : rest;
}

function staleDocument(stale: ScreeningReport['objects']['stale'][number]): Record<string, unknown> {
  return { id: stale.id, age_days: rounded(stale.ageDays, 6), left_out: stale.leftOut ?? false };
}

function pairDocument(pair: PairAtEdge): Record<string, unknown> {
  return {
    primary_id: pair.primaryId,
    secondary_id: pair.secondaryId,
    distance_km: rounded(pair.distanceKm, 7),
    range_rate_km_s: rounded(pair.rangeRateKmS, 7),
  };
}

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

/** Writes the report as one JSON document, indented. */
export async function writeReportJson(report: ScreeningReport, sink: ByteSink): Promise<void> {
  await writeText(sink, `${JSON.stringify(reportDocument(report), null, 2)}\n`);
}
