// `npm run pictures`: installs what is missing, then takes the pictures of the documentation.
import { refuseOldNode } from '../apps/clearway/bin/node-version.mjs';

refuseOldNode();
import('./run-script.mjs').then((script) => script.runScript('../e2e/map/take-pictures.ts'));
