import { pino } from 'pino';
import type { Surroundings } from '../command-line/surroundings.ts';

/** What the server has to say of itself, as JSON lines on stderr: faults, and with CLEARWAY_LOG_LEVEL=info each request too. */
export function createLog({ environment, stderr }: Surroundings): ReturnType<typeof pino> {
  const level = environment.CLEARWAY_LOG_LEVEL || 'error';
  return pino(
    { level: LEVELS.has(level) ? level : 'error', base: null, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => void stderr.write(line) },
  );
}

const LEVELS = new Set(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']);
