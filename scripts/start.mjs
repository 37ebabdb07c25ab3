// `npm start`: installs what is missing, then runs the main job. Kept to what Node 12 can parse up to the check.
import { refuseOldNode } from '../apps/clearway/bin/node-version.mjs';

refuseOldNode();
import('./install/ensure-installed.mjs')
  .then((installation) => installation.ensureInstalled({ development: false }))
  .then((installed) => {
    if (!installed) {
      process.exitCode = 1;
      return undefined;
    }
    process.argv.splice(2, 0, 'up');
    return import('../apps/clearway/bin/launch.mjs').then((command) => command.launch());
  });
