import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findComputingNode } from '../../apps/clearway/bin/packaged-node.mjs';

/** Prepares the embedded database on the Node that runs TypeScript; npm's own may be an older one. */
export function prepareDatabase() {
  const node = findComputingNode();
  if (node === undefined) throw new Error('no Node.js that can');
  const script = fileURLToPath(new URL('../../packages/store/build/prepare-database.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(node, [script], { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
    let messages = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      messages += chunk;
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(messages.split('\n').find((line) => /Error/.test(line)) ?? signal ?? `exit ${code}`));
    });
  });
}
