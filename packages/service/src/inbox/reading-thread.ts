import { parentPort } from 'node:worker_threads';
import { UserError } from '@clearway/astro';
import type { ConjunctionFile } from '../assess/read-messages.ts';
import { conjunctionFileOf } from '../assess/read-messages.ts';
import type { ReadingAnswer, ReadingTask } from './message-reader.ts';
import { textsOfMessages } from './message-texts.ts';
import { preparedMessage } from './prepared-message.ts';

/** A stream of more comes in several files. */
const MOST_MESSAGES = 1000;

const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker thread.');
port.on('message', (task: ReadingTask) => port.postMessage(answerTo(task)));

function answerTo({ text, name }: ReadingTask): ReadingAnswer {
  try {
    const { records }: ConjunctionFile = conjunctionFileOf(text, name);
    if (records.length > MOST_MESSAGES) {
      const what = `${name}: holds ${records.length} messages, more than ${MOST_MESSAGES}`;
      throw new UserError('format-malformed', what, 'send them in several files');
    }
    const texts = textsOfMessages(text, records);
    return { messages: records.map((record, k) => preparedMessage(record, texts[k]!)) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { refused: { code: error.code, message: error.message, hint: error.hint } };
  }
}
