import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Whether `node_modules` holds what `package-lock.json` asks for. npm records at the end of every installation what it
 * installed; comparing the two records, instead of two times of day, holds across checkouts, copies and clocks.
 * `development: false` leaves out what only tests and tools need, so that a production installation is complete too.
 */
export function isInstalled(root, { development }) {
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  const installed = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  if (wanted === undefined) return true;
  return Object.entries(wanted).every(([place, entry]) => {
    const found = installed[place];
    if (found !== undefined) return found.version === entry.version && found.integrity === entry.integrity;
    // Absent: right for the root itself, for other platforms' packages and for tools left out on purpose.
    return place === '' || entry.optional === true || (entry.dev === true && !development);
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
