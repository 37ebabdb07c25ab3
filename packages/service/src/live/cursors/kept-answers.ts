/** Answers by question, the least lately asked for forgotten when their weights exceed a bound. */
export interface KeptAnswers<Answer> {
  readonly get: (question: string, make: () => Answer) => Answer;
  readonly clear: () => void;
}

/** @param weigh what an answer weighs; @param most what all that are kept may weigh. */
export function createKeptAnswers<Answer>(most: number, weigh: (answer: Answer) => number): KeptAnswers<Answer> {
  const kept = new Map<string, Answer>();
  let weight = 0;
  return {
    get(question, make) {
      const known = kept.get(question);
      if (known !== undefined) {
        // A map keeps the order in which keys came: the first is the one asked for least lately.
        kept.delete(question);
        kept.set(question, known);
        return known;
      }
      const answer = make();
      kept.set(question, answer);
      weight += weigh(answer);
      for (const [oldest, old] of kept) {
        if (weight <= most || oldest === question) break;
        kept.delete(oldest);
        weight -= weigh(old);
      }
      return answer;
    },
    clear() {
      kept.clear();
      weight = 0;
    },
  };
}
