import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Counts of vitest's JSON report at `file`, where `code` is vitest's exit code; `without` names test files that were run again. */
export async function countReport(file, { code, root, onSkipped, without = [] }) {
  const report = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const suite of report?.testResults ?? []) {
    if (without.includes(suite.name)) continue;
    const name = path.relative(root, suite.name);
    for (const test of suite.assertionResults) {
      if (test.status === 'passed') counts.passed += 1;
      else if (test.status === 'failed') counts.failed += 1;
      else {
        counts.skipped += 1;
        onSkipped(`${name} > ${test.fullName}`);
      }
    }
    // A file that could not even be loaded has no tests to fail.
    if (suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed')) {
      counts.failed += 1;
    }
  }
  // No report, no tests, or an error outside any test.
  if ((code !== 0 || report === undefined) && counts.failed === 0) counts.failed = 1;
  return counts;
}

export function addCounts(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** Whether the run as a whole passes; with the reason where the counts alone do not tell it. */
export function verdict(counts, environment) {
  if (counts.failed > 0) return { ok: false };
  if (counts.skipped > 0 && inCi(environment)) {
    return { ok: false, reason: 'In CI no test may be skipped: what it needs must be there.' };
  }
  return { ok: true };
}

export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Whether this is continuous integration, where nothing may be skipped. */
export function inCi({ CI }) {
  return CI !== undefined && CI !== '' && CI !== '0' && CI !== 'false';
}
