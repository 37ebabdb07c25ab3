import type { BurnGiven } from '../workers/avoidance/burn-messages.ts';
import type { AnyBurnQuestion, BurnAnswerTo } from '../workers/avoidance/burn-question.ts';
import { type AskBurns, BurnProblem } from './burn-problem.ts';

/** As a worker answers, in the page. */
export type ReplyInPage = (question: AnyBurnQuestion) => BurnGiven;

/** A worker that also tells how long it took to answer, ms. */
export type TimedAsk = <Asked extends AnyBurnQuestion>(
  question: Asked,
) => Promise<{ readonly answer: BurnAnswerTo<Asked>; readonly tookMs: number }>;

/** A frame has 16 ms; a message to a worker and back costs one of them where the machine is busy. */
const QUICK_MS = 4;
/** An answer that holds up the page for longer goes to the worker again. */
const TOO_LONG_MS = 25;

type Place = 'worker' | 'coming' | 'page';

/** What answers a hand. */
export interface AtHand {
  readonly ask: AskBurns;
  /** The answer at once where the page itself is fastest, so that it is in the same frame as what asks; else nothing, and it is to be asked for. */
  now<Asked extends AnyBurnQuestion>(question: Asked): BurnAnswerTo<Asked> | undefined;
}

/**
 * Answers what a hand waits for where that is fastest. Most burns take less than a millisecond: then in the page itself. Those of an
 * encounter for which the plane does not hold take up to seconds, and are the worker's; which of both it is, the worker's first answers
 * tell.
 */
export function createAtHand(ask: TimedAsk, load: () => Promise<ReplyInPage>): AtHand {
  let inPage: ReplyInPage | null = null;
  /** By encounter: the questions of one share their source. */
  const places = new WeakMap<object, { place: Place; slow: number }>();
  const placeOf = (of: object): { place: Place; slow: number } => {
    const known = places.get(of) ?? { place: 'worker', slow: 0 };
    places.set(of, known);
    return known;
  };
  const byWorker = async <Asked extends AnyBurnQuestion>(question: Asked): Promise<BurnAnswerTo<Asked>> => {
    const { answer, tookMs } = await ask(question);
    const at = placeOf(question.of);
    if (tookMs <= QUICK_MS && at.place === 'worker' && at.slow < 2) {
      at.place = 'coming';
      // Opening the encounter takes longer than an answer: it is done while nobody waits.
      load().then(
        (loaded) => {
          inPage = loaded;
          loaded(question);
          at.place = 'page';
        },
        // Without it the worker goes on.
        () => undefined,
      );
    }
    return answer;
  };
  const byPage = (question: AnyBurnQuestion): BurnGiven | undefined => {
    const at = placeOf(question.of);
    if (at.place !== 'page' || inPage === null) return undefined;
    const given = inPage(question);
    if ('problem' in given) return given;
    at.slow = given.tookMs > TOO_LONG_MS ? at.slow + 1 : 0;
    if (at.slow >= 2) at.place = 'worker';
    return given;
  };
  return {
    ask: async <Asked extends AnyBurnQuestion>(question: Asked) => {
      const given = byPage(question);
      if (given === undefined) return byWorker(question);
      if ('problem' in given) throw new BurnProblem(given.problem, given.hint);
      return given.answer as BurnAnswerTo<Asked>;
    },
    now: <Asked extends AnyBurnQuestion>(question: Asked) => {
      const given = byPage(question);
      return given !== undefined && 'answer' in given ? (given.answer as BurnAnswerTo<Asked>) : undefined;
    },
  };
}
