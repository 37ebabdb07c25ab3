import type { SourceWarningDocument } from '@clearway/contract';
import { ENGLISH_MESSAGES, type MessageValues, type Translate } from '../language/messages.ts';

/** A warning in the language of the map, or as the service says it, in English, where that has no words for it. */
export interface SaidWarning {
  readonly text: string;
  readonly isEnglish: boolean;
}

const DAY = '(\\d{4}-\\d\\d-\\d\\d)';

/** The sentences of the service that are known here, and what stands in their gaps. */
const SENTENCES: readonly (readonly [key: string, sentence: RegExp, gaps: readonly string[]])[] = [
  sentence(
    'status.warning-orientation-from',
    `Earth orientation is known from ${DAY} only: .* at ${DAY} may`,
    'first',
    'date',
  ),
  sentence(
    'status.warning-orientation-ended-leap',
    `Earth orientation ended on ${DAY}: .* at ${DAY} may .* leap second`,
    'last',
    'date',
  ),
  sentence('status.warning-orientation-ended', `Earth orientation ended on ${DAY}: .* at ${DAY} may`, 'last', 'date'),
  sentence(
    'status.warning-orientation-predicted',
    `Earth orientation was measured until ${DAY} and is predicted at ${DAY}: .* by (\\d+) m`,
    'last',
    'date',
    'metres',
  ),
  sentence('status.warning-leap-seconds', `The list of leap seconds was complete until ${DAY}:`, 'until'),
  sentence('status.warning-no-catalogue', 'No real catalogue could be had, so the objects are SYNTHETIC'),
];

function sentence(key: string, start: string, ...gaps: readonly string[]): (typeof SENTENCES)[number] {
  return [key, new RegExp(`^${start}`), gaps];
}

/** What the service warns of, in the words of the map where it has any. */
export function warningSaid(warning: string, t: Translate): SaidWarning {
  for (const [key, pattern, gaps] of SENTENCES) {
    const found = pattern.exec(warning);
    if (found === null) continue;
    const values: MessageValues = Object.fromEntries(gaps.map((gap, k) => [gap, found[k + 1]!]));
    return { text: t(key, values), isEnglish: false };
  }
  return { text: warning, isEnglish: true };
}

/** What is said of a warning of a source. */
export interface SaidSourceWarning {
  /** What is wrong; null where it is of a kind that has no words here. */
  readonly said: string | null;
  /** What exactly happened; in English alone where something of it has no words here. */
  readonly detail: SaidWarning;
}

export function sourceWarningSaid(
  { code, message, about, details }: Pick<SourceWarningDocument, 'code' | 'message' | 'about' | 'details'>,
  title: string,
  t: Translate,
): SaidSourceWarning {
  const key = `status.source-warning-${code}`;
  const prefix = `${title}: `;
  const said = ENGLISH_MESSAGES.has(key) ? t(key) : null;
  const isKnown = details.length > 0 && details.every((each) => ENGLISH_MESSAGES.has(`status.fault-${each.code}`));
  if (!isKnown) {
    return {
      said,
      detail: { text: message.startsWith(prefix) ? message.slice(prefix.length) : message, isEnglish: true },
    };
  }
  const words = details.map((each) => t(`status.fault-${each.code}`, each.values)).join('; ');
  return { said, detail: { text: about === null || about === title ? words : `${about}: ${words}`, isEnglish: false } };
}
