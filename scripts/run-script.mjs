import { fileURLToPath } from 'node:url';
import { runOnPackagedNode } from '../apps/clearway/bin/packaged-node.mjs';
import { stopWithLauncher } from '../apps/clearway/bin/stop-with-launcher.mjs';
import { ensureInstalled } from './install/ensure-installed.mjs';

/** Runs a script of this project, given relative to this folder, with the arguments of this process. */
export async function runScript(relativePath) {
  stopWithLauncher();
  if (!(await ensureInstalled({ development: true }))) {
    process.exitCode = 1;
    return;
  }
  const script = fileURLToPath(new URL(relativePath, import.meta.url));
  await runOnPackagedNode([script, ...process.argv.slice(2)]);
}
