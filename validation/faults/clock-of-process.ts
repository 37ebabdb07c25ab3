import { writeFile } from 'node:fs/promises';
import path from 'node:path';

export const HOUR_MS = 3_600_000;

const PRELOAD = new URL('./shifted-clock.mjs', import.meta.url).href;

/** Environment of a process whose clock is off. */
export function clockOff(shiftMs: number): Record<string, string> {
  return { NODE_OPTIONS: `--import ${PRELOAD}`, CLEARWAY_TEST_CLOCK_SHIFT_MS: String(shiftMs) };
}

/** A clock that can be set forward while its process runs. */
export interface SetClock {
  readonly environment: Record<string, string>;
  set(hours: number): Promise<void>;
}

export async function openClock(folder: string): Promise<SetClock> {
  const file = path.join(folder, 'clock');
  const set = (hours: number): Promise<void> => writeFile(file, String(hours * HOUR_MS));
  await set(0);
  return { environment: { NODE_OPTIONS: `--import ${PRELOAD}`, CLEARWAY_TEST_CLOCK_SHIFT_FILE: file }, set };
}
