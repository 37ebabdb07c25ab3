import { fileURLToPath } from 'node:url';
import { enableCompileCache } from './compile-cache.mjs';
import { nodeMajor } from './node-version.mjs';
import { computingNode, runOnPackagedNode } from './packaged-node.mjs';
import { stopWithLauncher } from './stop-with-launcher.mjs';

const shim = fileURLToPath(new URL('./clearway.mjs', import.meta.url));

/** Runs the command in this process where Node is new enough, else in a child on the Node that npm installed. */
export async function launch() {
  stopWithLauncher();
  if (nodeMajor < computingNode) {
    await runOnPackagedNode([shim, ...process.argv.slice(2)]);
    return;
  }
  enableCompileCache();
  await import('../src/main.ts');
}
