import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** What processes hold, MiB by the operating system's account; NaN where it keeps none. */
export interface ProcessMemory {
  readonly residentMib: number;
  /** The most it ever held. */
  readonly peakMib: number;
}

export async function memoryOf(pid: number): Promise<ProcessMemory> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const mib = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
  return { residentMib: mib('VmRSS'), peakMib: mib('VmHWM') };
}

/** Watches several processes until it is stopped. */
export interface MemoryWatch {
  /** The most that they held together at one time, and each of them at any time; by the order of the processes. */
  stop(): Promise<{ readonly togetherMib: number; readonly peaksMib: readonly number[] }>;
}

const LOOK_MS = 500;

/** Processes must go on until the watch is stopped. */
export function watchMemory(pids: readonly number[]): MemoryWatch {
  const stopping = new AbortController();
  let togetherMib = 0;
  let peaksMib: readonly number[] = pids.map(() => Number.NaN);
  const look = async (): Promise<void> => {
    const each = await Promise.all(pids.map(memoryOf));
    const sum = each.reduce((total, { residentMib }) => total + residentMib, 0);
    if (sum > togetherMib) togetherMib = sum;
    peaksMib = each.map(({ peakMib }) => peakMib);
  };
  const watching = (async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await look();
      await sleep(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    await look();
  })();
  return {
    async stop() {
      stopping.abort();
      await watching;
      return { togetherMib, peaksMib };
    },
  };
}
