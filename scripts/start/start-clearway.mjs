import { launch } from '../../apps/clearway/bin/launch.mjs';
import { stopWithLauncher } from '../../apps/clearway/bin/stop-with-launcher.mjs';
import { ensureInstalled } from '../install/ensure-installed.mjs';

/** Runs `clearway up` with the arguments of this process, once everything is installed. */
export async function startClearway() {
  stopWithLauncher();
  if (!(await ensureInstalled({ development: false }))) {
    process.exitCode = 1;
    return;
  }
  process.argv.splice(2, 0, 'up');
  await launch();
}
