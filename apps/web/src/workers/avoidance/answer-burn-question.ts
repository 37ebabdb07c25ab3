import { answerBurn } from './answer-burn.ts';
import { answerMatrix } from './answer-matrix.ts';
import { answerRoutes } from './answer-routes.ts';
import { answerTrack } from './answer-track.ts';
import type { AnyBurnQuestion, BurnAnswerTo, EncounterSource } from './burn-question.ts';
import { type OpenEncounter, openEncounter } from './open-encounter.ts';

/** As many as somebody compares. */
const MOST_KEPT = 4;

/**
 * Answers questions about burns; the encounters asked for last stay open.
 * @throws UserError for a message, target or burn of which nothing can be said
 */
export function createBurnAnswers(): <Asked extends AnyBurnQuestion>(question: Asked) => BurnAnswerTo<Asked> {
  const kept = new Map<string, OpenEncounter>();
  const open = (of: EncounterSource): OpenEncounter => {
    const key = `${of.mover} ${of.hardBodyRadiusKm} ${of.message}`;
    const opened = kept.get(key) ?? openEncounter(of);
    kept.delete(key);
    kept.set(key, opened);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return opened;
  };
  const answer = (question: AnyBurnQuestion): BurnAnswerTo<AnyBurnQuestion> => {
    const opened = open(question.of);
    switch (question.kind) {
      case 'routes':
        return answerRoutes(opened, question);
      case 'burn':
        return answerBurn(opened, question);
      case 'matrix':
        return answerMatrix(opened, question);
      case 'track':
        return answerTrack(opened, question);
    }
  };
  return answer as <Asked extends AnyBurnQuestion>(question: Asked) => BurnAnswerTo<Asked>;
}
