import { UserError } from '@clearway/astro';
import { createClient, type EphemerisStatesDocument } from '@clearway/contract';
import { type ElementSets, indexElementSets } from '../questions/element-sets.ts';
import { givingWay } from '../questions/giving-way.ts';
import { answerSecondary, type OpenCorridor, openCorridor } from './answer-secondary.ts';
import type { CorridorPlace, SecondaryAnswer, SecondaryReply, SecondaryRequest } from './secondary-question.ts';

/** Entry of the worker that checks burns against everything else: builds a corridor once a satellite, then answers burns at once. */

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<SecondaryRequest>) => void) | null;
  postMessage(message: SecondaryReply): void;
};
const client = createClient({ baseUrl: '' });

interface Opened {
  readonly corridor: Promise<OpenCorridor | null>;
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
      (corridor): SecondaryAnswer =>
        corridor === null ? { status: 'no elements' } : answerSecondary(corridor, question),
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
function answer(of: CorridorPlace, kernelAddress: string): Promise<OpenCorridor | null> {
  const key = JSON.stringify(of);
  const known = opened.get(key);
  if (known !== undefined) {
    opened.delete(key);
    opened.set(key, known);
    return known.corridor;
  }
  const building = new AbortController();
  const corridor = build(of, kernelAddress, building.signal);
  opened.set(key, { corridor, building });
  // A failure is not kept: the next question tries again.
  corridor.catch(() => {
    if (opened.get(key)?.corridor === corridor) opened.delete(key);
  });
  const [oldest] = opened.keys();
  if (opened.size > MOST_OPENED && oldest !== undefined) close(oldest);
  return corridor;
}

async function build(of: CorridorPlace, kernelAddress: string, signal: AbortSignal): Promise<OpenCorridor | null> {
  const [wasm, sets, flown] = await Promise.all([
    fetch(kernelAddress, { signal }).then(async (response) => new Uint8Array(await response.arrayBuffer())),
    client.readCatalog({ signal }).then((catalog): ElementSets => indexElementSets(catalog)),
    // Elements are there all the same; the answer says that they are all it rests on.
    client.readEphemerisStates({}, { signal }).catch((): EphemerisStatesDocument | null => null),
  ]);
  const give = givingWay({ signal });
  return openCorridor(wasm, sets, flown, of, async () => {
    await give(0);
  });
}
