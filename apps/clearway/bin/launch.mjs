import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { nodeMajor } from './node-version.mjs';
import { computingNode, runOnPackagedNode } from './packaged-node.mjs';
import { stopWithLauncher } from './stop-with-launcher.mjs';

const shim = fileURLToPath(new URL('./clearway.mjs', import.meta.url));
const compileCache = fileURLToPath(new URL('../../../node_modules/.cache/clearway', import.meta.url));

/** Runs the command in this process where Node is new enough, else in a child on the Node that npm installed. */
export async function launch() {
  stopWithLauncher();
  if (nodeMajor < computingNode) {
    await runOnPackagedNode([shim, ...process.argv.slice(2)]);
    return;
  }
  // Where the folder cannot be written this does nothing.
  module.enableCompileCache(compileCache);
  await import('../src/main.ts');
}
