import { formatUtc, utcFromUnixMicros } from '@clearway/astro';
import type { SourceDocument, SourceWarningDocument } from '@clearway/contract';
import type { SourceRow, SourceWarningRow } from '@clearway/store';
import type { SourceMemory } from '../sources/catalog-source.ts';
import { detailSentence } from '../sources/fault-detail.ts';
import type { SourceWarning } from '../sources/source-warning.ts';
import { standingDetails } from './source-news.ts';

/** A kept source as the API shows it. `nextAttemptUs`: null for what is not asked by itself. */
export function sourceDocument(
  row: SourceRow,
  warnings: readonly SourceWarningRow[],
  { nextAttemptUs, objectsUsed }: { nextAttemptUs: number | null; objectsUsed: number },
): SourceDocument {
  return {
    source: row.name,
    title: row.title,
    kind: row.kind,
    precedence: row.precedence,
    terms: row.terms,
    private: row.private,
    last_attempt_utc: utcOf(row.last_attempt_us),
    last_success_utc: utcOf(row.last_success_us),
    next_attempt_utc: utcOf(nextAttemptUs),
    records: row.object_count,
    objects_used: objectsUsed,
    warnings: warnings.map((warning) => warningDocument(warning, (row.memory as SourceMemory | null)?.warnings ?? [])),
  };
}

function warningDocument(
  { code, message, raised_us }: SourceWarningRow,
  kept: readonly SourceWarning[],
): SourceWarningDocument {
  const known = standingDetails(kept, code);
  return {
    code,
    message,
    about: known?.about ?? null,
    details: known?.details.map((each) => ({ ...each, text: detailSentence(each) })) ?? [],
    raised_utc: utcOf(raised_us)!,
  };
}

function utcOf(micros: number | null): string | null {
  return micros === null ? null : formatUtc(utcFromUnixMicros(micros), 3);
}
