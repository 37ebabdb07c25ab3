import type { BurnReply, BurnRequest } from './burn-messages.ts';
import { createBurnReplies } from './burn-replies.ts';

/** Entry of the workers that compute burns; started when the panel for them is first opened. */

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<BurnRequest>) => void) | null;
  postMessage(message: BurnReply): void;
};
const reply = createBurnReplies();

scope.onmessage = ({ data: { id, question } }) => {
  scope.postMessage({ id, ...reply(question) });
};
