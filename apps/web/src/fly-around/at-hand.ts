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

/**
 * Answers what a hand waits for where that is fastest. Most burns take less than a millisecond: then in the page itself, so that the numbers are
 * painted in the same frame as the slider. Those of an encounter for which the plane does not hold take up to seconds, and are the
 * worker's; which of both it is, the worker's first answers tell.
 */
export function createAtHand(ask: TimedAsk, load: () => Promise<ReplyInPage>): AskBurns {
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
  return async (question) => {
    const at = placeOf(question.of);
    if (at.place !== 'page' || inPage === null) return byWorker(question);
    const given = inPage(question);
    if ('problem' in given) throw new BurnProblem(given.problem, given.hint);
    at.slow = given.tookMs > TOO_LONG_MS ? at.slow + 1 : 0;
    if (at.slow >= 2) at.place = 'worker';
    return given.answer as BurnAnswerTo<typeof question>;
  };
}
