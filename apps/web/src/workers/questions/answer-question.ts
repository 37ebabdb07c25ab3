import { earthRotation } from './earth-rotation.ts';
import type { ElementSets } from './element-sets.ts';
import { answerEncounter } from './encounter.ts';
import type { AnswerOptions } from './giving-way.ts';
import { answerGroundTrack } from './ground-track.ts';
import { answerNeighbours } from './neighbours.ts';
import { answerOrbit } from './orbit.ts';
import { answerPasses } from './passes.ts';
import { answerPath } from './path.ts';
import type { Answer, AnswerTo, Question } from './question.ts';
import { answerSky } from './sky.ts';
import { answerSkyAhead } from './sky-ahead.ts';
import { answerStates } from './states.ts';
import { answerSun } from './sun-direction.ts';
import { answerTraffic } from './traffic.ts';

/**
 * Answers a question from a catalogue. Long ones give way to other messages in between, report progress and can be aborted;
 * they then reject with the signal's reason. A question out of its bounds rejects with a RangeError.
 */
export async function answerQuestion<Asked extends Question>(
  sets: ElementSets,
  question: Asked,
  options: AnswerOptions = {},
): Promise<AnswerTo<Asked>> {
  options.signal?.throwIfAborted();
  return (await answer(sets, question, options)) as AnswerTo<Asked>;
}

function answer(sets: ElementSets, question: Question, options: AnswerOptions): Answer | Promise<Answer> {
  switch (question.kind) {
    case 'orbit':
      return answerOrbit(sets, question);
    case 'path':
      return answerPath(sets, question);
    case 'ground-track':
      return answerGroundTrack(sets, question);
    case 'states':
      return answerStates(sets, question);
    case 'passes':
      return answerPasses(sets, question);
    case 'sky':
      return answerSky(sets, question, options);
    case 'sky-ahead':
      return answerSkyAhead(sets, question, options);
    case 'neighbours':
      return answerNeighbours(sets, question, options);
    case 'traffic':
      return answerTraffic(sets, question, options);
    case 'encounter':
      return answerEncounter(sets, question);
    case 'sun':
      return answerSun(question.timeMs);
    case 'earth-rotation':
      return earthRotation(question.timeMs);
  }
}
