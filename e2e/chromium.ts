import { accessSync, constants } from 'node:fs';

/** No picture of what is measured: a machine that others use takes many times as long. What never comes is found all the same. */
export const PATIENCE_MS = 120_000;

const PLACES = [
  process.env.CLEARWAY_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium of this machine, or null, which is said in one line. */
export function findChromium(): string | null {
  for (const place of PLACES) {
    if (place === undefined) continue;
    try {
      accessSync(place, constants.X_OK);
      return place;
    } catch {
      // Not there: look further.
    }
  }
  console.log('skipped: no Chromium found (name one in CLEARWAY_CHROMIUM)');
  return null;
}
