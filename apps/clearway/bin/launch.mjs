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
  const { main } = await import('../src/main.ts');
  await main(findMap);
}

/** The map in the browser is built at installation; here where that did not happen, or where its sources have changed since. */
async function findMap() {
  try {
    const { ensureMap } = await import('../../web/build/ensure-map.mjs');
    const onBuild = () => console.error('clearway: building the map, which only a first start does …');
    return await ensureMap({ onBuild });
  } catch (error) {
    const [reason] = String(error.message).split('\n');
    console.error(`clearway: ${reason}; the lists and the API are served without it`);
    return null;
  }
}
