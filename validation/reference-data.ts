import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, test } from 'vitest';

const PROJECT_ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The folder of reference data: `CLEARWAY_REFERENCE_DATA`, by default `../shared/data` from the project's root. */
export function referenceDataFolder(): string {
  return resolve(PROJECT_ROOT, process.env.CLEARWAY_REFERENCE_DATA ?? '../shared/data');
}

/** Full path of a file of the reference data, given relative to its folder. */
export function referencePath(file: string): string {
  return resolve(referenceDataFolder(), file);
}

/** Text of a file of the reference data, decompressed where its name ends in `.gz`. */
export function referenceText(file: string): string {
  const bytes = readFileSync(referencePath(file));
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/**
 * A group of tests that need these files of the reference data. Where one is absent the body is not run: the group is
 * skipped with one line, or fails where `CI` is set, because there the data must be present.
 */
export function describeWithReferenceData(title: string, files: readonly string[], body: () => void): void {
  const absent = files.filter((file) => !existsSync(referencePath(file)));
  if (absent.length === 0) {
    describe(title, body);
  } else if (process.env.CI) {
    test(title, () => {
      throw new Error(`reference data not found: ${absent.join(', ')} (set CLEARWAY_REFERENCE_DATA)`);
    });
  } else {
    process.stderr.write(`skipped: reference data not found (${title})\n`);
    test.skip(title, () => {});
  }
}
