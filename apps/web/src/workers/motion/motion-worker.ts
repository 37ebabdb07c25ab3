import { createClient, ProblemError } from '@clearway/contract';
import { createKernel } from '@clearway/kernels';
import { buffersOf, packCatalog } from '../../catalog/packed-catalog.ts';
import { readOperatorMotions } from '../read-operator-motions.ts';
import { createKnotMaker, type KnotMaker } from './knot-maker.ts';
import type { MotionAnswer, MotionRequest } from './motion-messages.ts';
import { skyMotionAbout } from './sky-motion.ts';

/** Entry of the worker that knows where everything is: reads the catalogue, and answers with states at knots of time. */

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<MotionRequest>) => void) | null;
  postMessage(message: MotionAnswer, transfer?: Transferable[]): void;
};
const client = createClient({ baseUrl: '' });
let kernelBytes: Promise<Uint8Array<ArrayBuffer>> | null = null;
let maker: KnotMaker | null = null;
let generation = 0;
/** Pairs of knots that are asked for, in the order in which they are made. */
let waiting: { readonly generation: number; readonly stepMs: number; readonly pair: number }[] = [];
const turn = new MessageChannel();
/** What the catalogue was that is loaded, to tell whether another has come. */
let loaded = '';

scope.onmessage = ({ data }) => {
  switch (data.kind) {
    case 'load':
      kernelBytes = fetch(data.kernelAddress).then(async (response) => new Uint8Array(await response.arrayBuffer()));
      scope.postMessage({ kind: 'sky', sky: skyMotionAbout(data.nowMs) });
      void load(data.nowMs);
      break;
    case 'reload':
      void load(data.nowMs);
      break;
    case 'knots': {
      const asked = data.pairs.map((pair) => ({ generation: data.generation, stepMs: data.stepMs, pair }));
      waiting = data.instead ? asked : [...waiting, ...asked];
      turn.port2.postMessage(null);
      break;
    }
  }
};

/** One pair a turn: what the page asks meanwhile comes first. */
turn.port1.onmessage = () => {
  const next = waiting.shift();
  if (next === undefined) return;
  if (waiting.length > 0) turn.port2.postMessage(null);
  const { stepMs, pair } = next;
  if (maker === null || next.generation !== generation) return;
  const states = maker.make(2 * pair * stepMs, (2 * pair + 1) * stepMs);
  scope.postMessage({ kind: 'knots', generation, stepMs, pair, states }, [states[0].buffer, states[1].buffer]);
};

async function load(nowMs: number): Promise<void> {
  try {
    const [document, operators] = await Promise.all([client.readCatalog(), readOperatorMotions(client)]);
    const version = `${document.run_id} ${document.objects.object_id.length} ${document.element_sets.epoch_us.length}`;
    if (version === loaded) {
      scope.postMessage({ kind: 'unchanged' });
      return;
    }
    const clockMs = Date.parse(document.clock_utc);
    // A kernel of its own for each catalogue: its memory is never given back piece by piece.
    const kernel = await createKernel(await kernelBytes!);
    maker = createKnotMaker(kernel, document, Number.isFinite(clockMs) ? clockMs : nowMs, operators);
    loaded = version;
    generation++;
    scope.postMessage({ kind: 'sky', sky: skyMotionAbout(Number.isFinite(clockMs) ? clockMs : nowMs) });
    const catalog = packCatalog(document);
    scope.postMessage({ kind: 'catalog', generation, catalog, clockMs }, buffersOf(catalog));
  } catch (error) {
    const notReady = error instanceof ProblemError && error.status === 503;
    scope.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error), notReady });
  }
}
