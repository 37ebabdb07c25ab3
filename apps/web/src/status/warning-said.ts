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

/** What is wrong with a source, and in English what exactly happened; null in place of the former where it is of a newer kind. */
export function sourceWarningSaid(
  { code, message }: { readonly code: string; readonly message: string },
  title: string,
  t: Translate,
): { readonly said: string | null; readonly detail: string } {
  const key = `status.source-warning-${code}`;
  const prefix = `${title}: `;
  return {
    said: ENGLISH_MESSAGES.has(key) ? t(key) : null,
    detail: message.startsWith(prefix) ? message.slice(prefix.length) : message,
  };
}
