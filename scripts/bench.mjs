// `npm run bench`: installs what is missing, then runs the benchmarks on the Node that computes.
import { refuseOldNode } from '../apps/clearway/bin/node-version.mjs';

refuseOldNode();
import('./run-script.mjs').then((script) => script.runScript('../bench/run.ts'));
