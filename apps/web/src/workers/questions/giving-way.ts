/** What a long answer may be told and may tell. */
export interface AnswerOptions {
  /** Aborting makes the answer reject with the signal's reason, within some 20 ms of its work. */
  readonly signal?: AbortSignal | undefined;
  /** Part done, from 0 to 1. */
  readonly onProgress?: ((part: number) => void) | undefined;
}

/** Work goes on for this long before other messages get their turn, ms. */
const TURN_MS = 15;

/**
 * Called often by long work: now and then lets waiting messages through, says how far the work is, and throws the reason
 * of an abort.
 */
export function givingWay(options: AnswerOptions): (part: number) => Promise<void> | undefined {
  let turnStart = performance.now();
  return (part) => {
    if (performance.now() - turnStart < TURN_MS) return undefined;
    return rest().then(() => {
      options.signal?.throwIfAborted();
      options.onProgress?.(part);
      turnStart = performance.now();
    });
  };
}

/** What browsers and Node agree on of a port. */
interface Port {
  onmessage: (() => void) | null;
  postMessage(message: null): void;
  close(): void;
}

/** Resolves after messages that wait have been handled. A port's message is not held back as nested timers are. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel() as unknown as { readonly port1: Port; readonly port2: Port };
    port2.onmessage = () => {
      port1.close();
      resolve();
    };
    port1.postMessage(null);
  });
}
