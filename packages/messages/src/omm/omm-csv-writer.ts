import { type ElementSet, formatUtc } from '@clearway/astro';
import { CELESTRAK_COLUMNS, OMM_FIELDS } from './omm-fields.ts';

/** The header of an OMM CSV in CelesTrak's columns, without the line end. */
export function formatOmmCsvHeader(): string {
  return OMM_FIELDS.slice(0, CELESTRAK_COLUMNS).join(',');
}

/**
 * One element set as a row under {@link formatOmmCsvHeader}, without the line end. Numbers are the shortest decimals
 * that read back to the same double; the epoch is rounded to 1 µs, as in the publications.
 */
export function formatOmmCsvRow(e: ElementSet): string {
  return [
    textCell(e.name),
    textCell(e.internationalDesignator),
    formatUtc(e.epoch, 6).slice(0, -1),
    e.meanMotionRevPerDay,
    e.eccentricity,
    e.inclinationDeg,
    e.raanDeg,
    e.argumentOfPericenterDeg,
    e.meanAnomalyDeg,
    e.ephemerisType,
    textCell(e.classification),
    e.id,
    e.elementSetNumber,
    e.revolutionAtEpoch,
    e.bstar,
    e.meanMotionDot,
    e.meanMotionDdot,
  ].join(',');
}

/** Quotes where commas or quotes need it; line breaks become blanks, since readers take a row for a line. */
function textCell(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ');
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
