import type { AssessmentDocument, AssessmentFlag, ConjunctionDocument } from '@clearway/contract';
import { ENGLISH_MESSAGES, type MessageValues, type Translate } from '../language/messages.ts';
import type { Quantities } from '../language/quantities.ts';
import { methodText } from './risk-words.ts';

/** Something the service says: in the language of the map, or as it stands, in English, where that has no words for it. */
export interface Said {
  readonly text: string;
  readonly isEnglish: boolean;
}

/** What a flag says: of one method a part of a sentence, of the whole a sentence. */
export function flagSaid(flag: AssessmentFlag, t: Translate, quantities: Quantities): Said {
  const key = [...keysOf(flag)].find((each) => ENGLISH_MESSAGES.has(each));
  const values = key === undefined ? null : valuesOf(ENGLISH_MESSAGES.get(key)!, flag, quantities);
  if (key === undefined || values === null) return { text: flag.text, isEnglish: true };
  return { text: t(key, values), isEnglish: false };
}

/** How far to trust an assessment: a sentence for each of its reasons. */
export function trustSaid(assessment: AssessmentDocument, t: Translate, quantities: Quantities): Said {
  const asItStands = { text: assessment.sentence, isEnglish: true };
  const sentences: string[] = [];
  for (const { code, method } of assessment.reasons ?? []) {
    const key = [`risk.reason-${code}`, `risk.note-${code}`].find((each) => ENGLISH_MESSAGES.has(each));
    if (key === undefined) return asItStands;
    const against = assessment.flags
      .filter((flag) => method !== null && flag.method === method)
      .map((flag) => flagSaid(flag, t, quantities));
    if (against.some(({ isEnglish }) => isEnglish)) return asItStands;
    sentences.push(
      t(key, {
        method: method === null ? '' : methodText(method, t),
        why: against.map(({ text }) => text).join('; '),
      }),
    );
  }
  return sentences.length === 0 ? asItStands : { text: sentences.join(' '), isEnglish: false };
}

/** Over so many of the last messages the service tells the trend. */
const TREND_MESSAGES = 3;

/** How the probability of an encounter went from message to message, and what that asks for. */
export function courseSaid(conjunction: ConjunctionDocument, t: Translate, quantities: Quantities): string {
  const { alarm, trend, points } = conjunction;
  const latest = points.at(-1)?.probability ?? null;
  if (latest === null) return t('risk.course-none');
  const threshold = alarm === 'act' ? conjunction.act_probability : conjunction.watch_probability;
  const level = t(`risk.course-level-${alarm}`, { threshold: quantities.probability(threshold) });
  const recent = points.slice(-TREND_MESSAGES);
  const before = recent.find(({ probability }) => probability !== null)!.probability!;
  return t(`risk.course-${trend ?? 'one'}`, {
    latest: quantities.probability(latest),
    before: quantities.probability(before),
    count: recent.length,
    level,
  });
}

/** The most particular first. */
function* keysOf({ method, code }: AssessmentFlag): Generator<string> {
  if (method === null) {
    yield `risk.note-${code}`;
    return;
  }
  yield `risk.flag-${code}-${method.toLowerCase()}`;
  yield `risk.flag-${code}`;
}

const SHARES: ReadonlySet<string> = new Set(['value', 'limit']);
const PROBABILITIES: ReadonlySet<string> = new Set(['probability', 'usual']);

/** What goes into a message, formatted; null where the flag does not have all of it. */
function valuesOf(message: string, { values = {} }: AssessmentFlag, quantities: Quantities): MessageValues | null {
  const wanted = [...message.matchAll(/\{(\w+)(?:, select|\})/g)].map(([, name]) => name!);
  const given = wanted.map((name) => {
    const value = values[name];
    if (typeof value !== 'number') return [name, value] as const;
    if (SHARES.has(name)) return [name, quantities.percent(value)] as const;
    return [name, PROBABILITIES.has(name) ? quantities.probability(value) : quantities.count(value)] as const;
  });
  if (given.some(([, value]) => value === undefined)) return null;
  return Object.fromEntries(given) as MessageValues;
}
