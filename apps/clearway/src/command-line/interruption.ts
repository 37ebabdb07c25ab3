import { constants } from 'node:os';

/** Ctrl-C or a request to stop; the reason of the abort signal that commands watch. */
export class Interruption extends Error {
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super(signal === 'SIGINT' ? 'stopped by Ctrl-C' : `stopped by ${signal}`);
    this.name = 'Interruption';
    this.exitCode = 128 + constants.signals[signal];
  }

  /** What the terminal is told. */
  get line(): string {
    return `clearway: ${this.message}; nothing was half-written\n`;
  }
}

/** A command stops within a second of Ctrl-C; one that cannot is ended, temporary files removed, just before. */
const GRACE_MILLISECONDS = 900;
let graceMilliseconds = GRACE_MILLISECONDS;

/** A command with a database to close may take longer. */
export function takeTimeToStop(milliseconds: number): void {
  graceMilliseconds = milliseconds;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ctrl-C reaches every process of a terminal, and the launcher passes it on: one press can arrive twice. */
const SAME_PRESS_MILLISECONDS = 300;

/** An abort signal that Ctrl-C and its kin set off. A second one ends the process at once. */
export function interruptions(): { readonly signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  let first = 0;
  let isOver = false;
  const stop = (name: NodeJS.Signals): void => {
    const reason = new Interruption(name);
    if (controller.signal.aborted) {
      if (performance.now() - first > SAME_PRESS_MILLISECONDS) process.exit(reason.exitCode);
      return;
    }
    first = performance.now();
    setTimeout(() => {
      // What has come to its own end has told it.
      if (!isOver) process.stderr.write(reason.line);
      process.exit(reason.exitCode);
    }, graceMilliseconds).unref();
    controller.abort(reason);
  };
  for (const name of SIGNALS) process.on(name, stop);
  return {
    signal: controller.signal,
    dispose(): void {
      isOver = true;
      for (const name of SIGNALS) process.off(name, stop);
    },
  };
}
