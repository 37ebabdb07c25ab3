import { createClient } from '@clearway/contract';
import { readOperatorMotions } from '../read-operator-motions.ts';
import { answerQuestion } from './answer-question.ts';
import { type ElementSets, indexElementSets } from './element-sets.ts';
import type { QuestionReply, QuestionRequest } from './question-messages.ts';

/** Entry of the worker that answers questions about orbits; started when something is first asked. */

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<QuestionRequest>) => void) | null;
  postMessage(message: QuestionReply): void;
};
const client = createClient({ baseUrl: '' });
const asked = new Map<number, AbortController>();
let sets: Promise<ElementSets> | null = null;

scope.onmessage = ({ data }) => {
  switch (data.kind) {
    case 'ask':
      void reply(data);
      break;
    case 'abort':
      asked.get(data.id)?.abort();
      break;
    case 'forget':
      sets = null;
      break;
  }
};

/** Read once; a failure is not kept, so that the next question tries again. */
function readSets(): Promise<ElementSets> {
  sets ??= Promise.all([client.readCatalog(), readOperatorMotions(client)]).then(([catalog, operators]) =>
    indexElementSets(catalog, operators),
  );
  sets.catch(() => {
    sets = null;
  });
  return sets;
}

async function reply({ id, question }: Extract<QuestionRequest, { kind: 'ask' }>): Promise<void> {
  const control = new AbortController();
  asked.set(id, control);
  const { signal } = control;
  try {
    const onProgress = (fraction: number): void => scope.postMessage({ kind: 'progress', id, fraction });
    const answer = await answerQuestion(await readSets(), question, { signal, onProgress });
    scope.postMessage({ kind: 'answer', id, answer });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    scope.postMessage({ kind: 'failed', id, message, aborted: signal.aborted });
  } finally {
    asked.delete(id);
  }
}
