import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BroadcastChannel, type MessagePort } from 'node:worker_threads';

/**
 * Loaded into every thread of the server of the soak (`--import`): when it is asked to, each thread collects its garbage. V8 lets garbage
 * lie for as long as a busy thread has room: some 100 MiB that come and go over days, beside which what is kept could not be seen.
 */
const CHANNEL = 'soak-collect-garbage';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const asked = new BroadcastChannel(CHANNEL) as unknown as MessagePort & BroadcastChannel;
asked.onmessage = () => collect();
asked.unref();

/** Asks all threads of this process. */
export function collectGarbage(): void {
  collect();
  const asking = new BroadcastChannel(CHANNEL);
  asking.postMessage(null);
  asking.close();
}
