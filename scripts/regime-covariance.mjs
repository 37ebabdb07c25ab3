// Computes packages/risk/src/covariance/regime-table.ts from histories of element sets: `node scripts/regime-covariance.mjs`, then `npm run format`.
// Reads the reference data (CLEARWAY_REFERENCE_DATA, default ../shared/data); prints what it found of each regime.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { formatUtc, secondsBetween } from '@clearway/astro';
import { createCatalogReader } from '@clearway/messages';
import { COVARIANCE_REGIMES, combineGrowths, covarianceRegime, growthFromHistory } from '@clearway/risk';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DATA = resolve(ROOT, process.env.CLEARWAY_REFERENCE_DATA ?? '../shared/data');
const FOLDERS = ['history/manoeuvres', 'history/celestrak-2026-05-24_08-22'];
const TARGET = resolve(ROOT, 'packages/risk/src/covariance/regime-table.ts');
/** Fewer objects stand for no regime. */
const FEWEST_OBJECTS = 3;

/** Of each object the sets of one folder: a gap of years is no history. */
const histories = new Map();
let first = null;
let last = null;
let count = 0;
for (const folder of FOLDERS) {
  const files = readdirSync(resolve(DATA, folder)).filter((name) => name.endsWith('le.gz'));
  for (const file of files) {
    const reader = createCatalogReader({
      file,
      onElementSet(elements) {
        const key = `${folder} ${elements.id}`;
        const list = histories.get(key);
        if (list) list.push(elements);
        else histories.set(key, [elements]);
        count++;
        if (first === null || secondsBetween(elements.epoch, first) > 0) first = elements.epoch;
        if (last === null || secondsBetween(last, elements.epoch) > 0) last = elements.epoch;
      },
      onRejected() {},
    });
    reader.push(gunzipSync(readFileSync(resolve(DATA, folder, file))).toString('utf8'));
    reader.end();
  }
}

const byRegime = new Map(COVARIANCE_REGIMES.map((regime) => [regime, []]));
for (const sets of histories.values()) {
  const growth = growthFromHistory(sets);
  if (growth) byRegime.get(covarianceRegime(sets[Math.floor(sets.length / 2)])).push(growth);
}

const lines = [];
for (const [regime, growths] of byRegime) {
  process.stdout.write(`${regime}: ${growths.length} histories\n`);
  if (growths.length < FEWEST_OBJECTS) continue;
  const { objects, pairs, growth } = combineGrowths(growths);
  process.stdout.write(`  ${JSON.stringify(growth)}\n`);
  const list = (values) => `[${values.join(', ')}]`;
  lines.push(`  '${regime}': {
    objects: ${objects},
    pairs: ${pairs},
    growth: {
      radialKm: ${list(growth.radialKm)},
      inTrackKm: ${list(growth.inTrackKm)},
      crossTrackKm: ${list(growth.crossTrackKm)},
      tailFactors: ${list(growth.tailFactors)},
    },
  },`);
}

writeFileSync(
  TARGET,
  `import type { RegimeGrowth } from './combine-growths.ts';
import type { CovarianceRegime } from './regimes.ts';

/**
 * Measured growth of errors by regime: written by scripts/regime-covariance.mjs, not by hand. From ${count.toLocaleString('en')} element sets of
 * ${histories.size.toLocaleString('en')} histories with epochs from ${formatUtc(first).slice(0, 10)} to ${formatUtc(last).slice(0, 10)}: five satellites over years, and three months of CelesTrak's stations,
 * science, weather, resource, military and geostationary satellites. All are payloads, nearly all of them working.
 */
export const REGIME_TABLE: Partial<Readonly<Record<CovarianceRegime, RegimeGrowth>>> = {
${lines.join('\n')}
};
`,
);
