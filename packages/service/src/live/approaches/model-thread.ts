import { parentPort, workerData } from 'node:worker_threads';
import { buildRunModel } from './build-run-model.ts';
import type { RunModelInput } from './run-model-input.ts';
import { buffersOf } from './transferred-buffers.ts';

const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker thread.');
const built = buildRunModel(workerData as RunModelInput);
port.postMessage(built, buffersOf(built));
