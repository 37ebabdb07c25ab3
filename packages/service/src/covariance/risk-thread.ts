import { setImmediate } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { elementsOfColumns } from './element-columns.ts';
import { risksOfObjects } from './object-risks.ts';
import type { RiskThreadTask } from './risk-threads.ts';

const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker thread.');

port.on('message', async ({ columns, uncertainties, approaches, start }: RiskThreadTask) => {
  // The thread is ended from outside.
  const risks = await risksOfObjects(elementsOfColumns(columns), uncertainties, approaches, start, () =>
    setImmediate(),
  );
  port.postMessage(
    risks,
    Object.values(risks).map(({ buffer }) => buffer),
  );
});
