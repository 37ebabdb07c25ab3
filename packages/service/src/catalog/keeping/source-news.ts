import { clearWarnings, type Database, listWarnings, raiseWarning } from '@clearway/store';
import type { SourceMemory } from '../sources/catalog-source.ts';
import { detailSentence, type FaultDetail, faultDetail } from '../sources/fault-detail.ts';
import type { SourceWarning } from '../sources/source-warning.ts';

/** Something about a source that people should be told at once. */
export interface SourceNews {
  readonly kind: 'warning' | 'refreshed' | 'mended';
  readonly source: string;
  readonly title: string;
  /** One line. */
  readonly message: string;
  /** What the warning is, for programs; null where it is none. */
  readonly code: string | null;
}

/**
 * Raises the warnings that stand in a memory, and clears those that stand no more. Gives those that did not stand before, and
 * whether some were cleared and none is left.
 */
export async function keepWarnings(
  db: Database,
  sourceId: number,
  memory: SourceMemory,
  nowUs: number,
): Promise<{ readonly raised: readonly StandingWarning[]; readonly mended: boolean }> {
  const before = (await listWarnings(db, sourceId)).filter(({ cleared_us }) => cleared_us === null);
  const standing = oneOfEachCode(memory.warnings);
  for (const { code, message, raisedUs } of standing) {
    await raiseWarning(db, sourceId, { code, message, raised_us: raisedUs });
  }
  const gone = before.filter(({ code }) => !standing.some((each) => each.code === code));
  for (const { code } of gone) await clearWarnings(db, sourceId, nowUs, code);
  return {
    raised: standing.filter(({ code }) => !before.some((each) => each.code === code)),
    mended: gone.length > 0 && standing.length === 0,
  };
}

interface StandingWarning {
  readonly code: string;
  readonly message: string;
  readonly raisedUs: number;
}

/** A folder may have many files with the same fault. */
function oneOfEachCode(warnings: readonly SourceWarning[]): StandingWarning[] {
  return [...Map.groupBy(warnings, ({ code }) => code)].map(([code, [first, ...more]]) => {
    const others = more.length === 0 ? '' : `; ${detailSentence(faultDetail('more-like-it', { count: more.length }))}`;
    return { code, message: `${first!.message}${others} (${first!.hint})`, raisedUs: Date.parse(first!.at) * 1000 };
  });
}

/** What of, and what happened, in the warnings of one code that stand in a memory; null where an earlier version kept them. */
export function standingDetails(
  warnings: readonly SourceWarning[],
  code: string,
): { readonly about: string; readonly details: readonly FaultDetail[] } | null {
  const [first, ...more] = warnings.filter((each) => each.code === code);
  if (first?.about === undefined || first.details === undefined) return null;
  const others = more.length === 0 ? [] : [faultDetail('more-like-it', { count: more.length })];
  return { about: first.about, details: [...first.details, ...others] };
}
