import { parentPort } from 'node:worker_threads';
import { UserError } from '@clearway/astro';
import { takeEarthData } from '../../earth-data/earth-file.ts';
import { buffersOf } from '../approaches/transferred-buffers.ts';
import type { PreparingAnswer, PreparingTask, ThreadTask } from './ephemeris-preparer.ts';
import { prepareFile } from './prepared-file.ts';

const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker thread.');
port.on('message', (task: ThreadTask) => {
  takeEarthData(task.earth);
  const answer = answerTo(task);
  port.postMessage(answer, 'file' in answer ? buffersOf(answer) : []);
});

function answerTo({ bytes, name }: PreparingTask): PreparingAnswer {
  try {
    return { file: prepareFile(bytes, name) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { refused: { code: error.code, message: error.message, hint: error.hint } };
  }
}
