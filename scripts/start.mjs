// `npm start`: installs what is missing, then runs the main job. Kept to what Node 12 can parse up to the check.
import { refuseOldNode } from '../apps/clearway/bin/node-version.mjs';

refuseOldNode();
import('./start/start-clearway.mjs').then((start) => start.startClearway());
