import { readFile } from 'node:fs/promises';
import { until } from './trial.ts';

/** The process that computes, of a `clearway` that was started by an older Node: the child of what launched it. Linux only. */
export function computingProcess(launcher: number): Promise<number> {
  return until(async () => {
    const [first] = (await readFile(`/proc/${launcher}/task/${launcher}/children`, 'utf8')).split(' ');
    return first ? Number(first) : null;
  });
}
