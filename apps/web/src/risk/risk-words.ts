import type { AssessmentDocument, AssessmentFlag } from '@clearway/contract';
import type { Translate } from '../language/messages.ts';
import type { Quantities } from '../language/quantities.ts';

/** Less is not told apart in words: nobody reads more zeros. */
const LEAST_IN_WORDS = 1e-9;

/** `1 in 4,300`. */
export function chanceText(probability: number | null, t: Translate, quantities: Quantities): string {
  if (probability === null) return t('risk.no-value');
  if (probability < LEAST_IN_WORDS) return t('risk.less-than', { count: quantities.oneIn(LEAST_IN_WORDS) });
  return t('risk.one-in', { count: quantities.oneIn(probability) });
}

const SOURCES = [
  'message',
  'operator-ephemeris',
  'element-set-history',
  'regime-table',
  'socrates-shape',
  'none',
] as const;

/** Where a covariance comes from, in words; what is not known is given as it is. */
export function sourceText(source: string, t: Translate): string {
  return SOURCES.some((each) => each === source) ? t(`risk.source-${source}`) : source;
}

const RADIUS_SOURCES = ['option', 'user-table', 'cara-table', 'type'] as const;

/** Where the combined radius comes from, in words; of both objects where they differ. What is not known is given as it is. */
export function radiusSourceText(source: string, t: Translate): string {
  // The service names the keyword, or the comment, of a message.
  const message = /^message(?: \((.*)\)|: (.*))$/.exec(source);
  if (message !== null) return t('risk.radius-message', { keyword: message[1] ?? message[2]! });
  const of = (each: string): string =>
    RADIUS_SOURCES.some((known) => known === each) ? t(`risk.radius-${each}`) : each;
  return source.split('/').map(of).join(' / ');
}

const METHODS = [
  'Pc2D',
  'Nc2D',
  'Nc3D',
  'MonteCarlo',
  'Elrod',
  'Laas2015',
  'Patera2005',
  'Chan1997',
  'Alfriend1999',
  'Frisbee2015',
] as const;

/** The method in words that a reader of papers knows; what is not known is given as it is. */
export function methodText(method: string, t: Translate): string {
  return METHODS.some((each) => each === method) ? t(`risk.method-${method.toLowerCase()}`) : method;
}

/** One line of the table of methods. */
export interface MethodRow {
  readonly method: string;
  readonly probability: number | null;
  readonly interval: { readonly low: number; readonly high: number; readonly confidence: number } | null;
  readonly isRecommended: boolean;
  /** Why it does not apply, or what speaks against it. */
  readonly remarks: readonly AssessmentFlag[];
}

/** The recommended method first, then the others in their order; those without a value last. */
export function methodRows(assessment: AssessmentDocument): readonly MethodRow[] {
  const rows = Object.entries(assessment.methods).map(
    ([method, probability]): MethodRow => ({
      method,
      probability,
      interval: assessment.intervals[method] ?? null,
      isRecommended: method === assessment.method,
      remarks: assessment.flags.filter((flag) => flag.method === method),
    }),
  );
  const rank = (row: MethodRow): number => (row.isRecommended ? 0 : row.probability !== null ? 1 : 2);
  return rows.toSorted((one, other) => rank(one) - rank(other));
}
