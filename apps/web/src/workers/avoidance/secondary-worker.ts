import { UserError } from '@clearway/astro';
import type { CorridorScreen } from '@clearway/avoidance';
import { createClient } from '@clearway/contract';
import { type ElementSets, indexElementSets } from '../questions/element-sets.ts';
import { givingWay } from '../questions/giving-way.ts';
import { answerSecondary, openCorridor } from './answer-secondary.ts';
import type { CorridorPlace, SecondaryAnswer, SecondaryReply, SecondaryRequest } from './secondary-question.ts';

/** Entry of the worker that checks burns against everything else: builds a corridor once a satellite, then answers burns at once. */

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<SecondaryRequest>) => void) | null;
  postMessage(message: SecondaryReply): void;
};
const client = createClient({ baseUrl: '' });

interface Opened {
  readonly screen: Promise<CorridorScreen | null>;
  readonly building: AbortController;
}

/** Of both objects of an encounter, whoever moves. */
const MOST_OPENED = 2;
const opened = new Map<string, Opened>();

function close(key: string): void {
  opened.get(key)?.building.abort();
  opened.delete(key);
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'forget') {
    for (const key of [...opened.keys()]) close(key);
    return;
  }
  const { id, question, kernelAddress } = data;
  answer(question.of, kernelAddress)
    .then(
      (screen): SecondaryAnswer => (screen === null ? { status: 'no elements' } : answerSecondary(screen, question)),
    )
    .then(
      (given) => scope.postMessage({ kind: 'answer', id, answer: given }),
      (error: unknown) =>
        scope.postMessage({
          kind: 'failed',
          id,
          problem: error instanceof Error ? error.message : String(error),
          hint: error instanceof UserError ? error.hint : '',
        }),
    );
};

/** The corridor that is asked for, being built once; those asked for last are kept. */
function answer(of: CorridorPlace, kernelAddress: string): Promise<CorridorScreen | null> {
  const key = JSON.stringify(of);
  const known = opened.get(key);
  if (known !== undefined) {
    opened.delete(key);
    opened.set(key, known);
    return known.screen;
  }
  const building = new AbortController();
  const screen = build(of, kernelAddress, building.signal);
  opened.set(key, { screen, building });
  // A failure is not kept: the next question tries again.
  screen.catch(() => {
    if (opened.get(key)?.screen === screen) opened.delete(key);
  });
  const [oldest] = opened.keys();
  if (opened.size > MOST_OPENED && oldest !== undefined) close(oldest);
  return screen;
}

async function build(of: CorridorPlace, kernelAddress: string, signal: AbortSignal): Promise<CorridorScreen | null> {
  const [wasm, sets] = await Promise.all([
    fetch(kernelAddress, { signal }).then(async (response) => new Uint8Array(await response.arrayBuffer())),
    client.readCatalog({ signal }).then((catalog): ElementSets => indexElementSets(catalog)),
  ]);
  const give = givingWay({ signal });
  return openCorridor(wasm, sets, of, async () => {
    await give(0);
  });
}
