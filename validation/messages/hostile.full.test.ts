import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { hostileTexts } from './hostile-texts.ts';

/** The largest that is taken, and more. */
const SIZES = [55_000_000, 145_000_000, 160_000_000] as const;

const SCRIPT = fileURLToPath(new URL('./hostile-process.ts', import.meta.url));

const cases = SIZES.flatMap((size) => hostileTexts(size).map(([name]) => [size, name] as const));

test.each(cases)('%d characters, %s: refused within 10 s of computing and 2 GB', { timeout: 300_000 }, (size, name) => {
  const options = ['--max-old-space-size=1800', SCRIPT, String(size), name];
  const { stdout, status, stderr } = spawnSync(process.execPath, options, { encoding: 'utf8' });
  expect(`${status} ${stderr.slice(-500)}`).toBe('0 ');
  expect(JSON.parse(stdout)).toMatchObject({ refused: true });
  expect(JSON.parse(stdout).seconds).toBeLessThan(10);
  expect(JSON.parse(stdout).gigabytes).toBeLessThan(2);
});
