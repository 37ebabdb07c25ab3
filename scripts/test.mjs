// `npm test`: installs what is missing, then runs every check and test; `npm test -- PATH` only the tests under PATH.
import { refuseOldNode } from '../apps/clearway/bin/node-version.mjs';

refuseOldNode();
import('./test/run-tests.mjs').then((tests) => tests.runTests(process.argv.slice(2)));
