import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stoppedFiles } from '../../scripts/test/stopped-files.mjs';
import { countReport, summaryLine, verdict } from '../../scripts/test/test-counts.mjs';

describe('the last line of npm test', () => {
  let folder = '';
  let skipped: string[] = [];
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clearway-counts-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeEach(() => {
    skipped = [];
  });

  function count(suites: [status: string, tests: string[]][], code: number, without: string[] = []) {
    const file = path.join(folder, 'report.json');
    const testResults = suites.map(([status, tests]) => ({
      name: path.join(folder, 'a.test.ts'),
      status,
      assertionResults: tests.map((each) => ({ status: each, fullName: 'a test' })),
    }));
    writeFileSync(file, JSON.stringify({ testResults }));
    return countReport(file, { code, root: folder, onSkipped: (name) => skipped.push(name), without });
  }

  it('sums all files', async () => {
    const suites: [string, string[]][] = [
      ['passed', ['passed', 'passed', 'skipped', 'todo']],
      ['failed', ['passed', 'failed', 'failed']],
    ];
    const counts = await count(suites, 1);
    expect(summaryLine(counts)).toBe('3 passed, 2 failed, 2 skipped');
    expect(skipped).toEqual(['a.test.ts > a test', 'a.test.ts > a test']);
    expect(verdict(counts, {}).ok).toBe(false);
  });

  it('counts a file that cannot be loaded as a failure', async () => {
    expect(await count([['failed', []]], 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts an error outside every test, or no report at all, as a failure', async () => {
    expect(await count([['passed', ['passed']]], 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    const absent = path.join(folder, 'absent.json');
    const nothing = { passed: 0, failed: 1, skipped: 0 };
    expect(await countReport(absent, { code: 1, root: folder, onSkipped: () => {} })).toEqual(nothing);
  });

  it('leaves out a file that was run again, and nothing but that', async () => {
    const unfinished: [string, string[]][] = [['passed', ['passed', 'skipped']]];
    expect(await count(unfinished, 0, [path.join(folder, 'a.test.ts')])).toEqual({ passed: 0, failed: 0, skipped: 0 });
    expect(await count(unfinished, 0, [path.join(folder, 'b.test.ts')])).toEqual({ passed: 1, failed: 0, skipped: 1 });
  });

  it('knows a process that V8 stopped from one that ended in any other way', () => {
    const outer = '[vitest-pool]: Worker forks emitted error.';
    const ended = (how: string) => ({
      message: outer,
      cause: new Error(
        `Worker exited unexpectedly with ${how} during started state while running test files /p/a.test.ts, /p/b.test.ts`,
      ),
    });
    expect(stoppedFiles([ended('signal SIGTRAP')])).toEqual(['/p/a.test.ts', '/p/b.test.ts']);
    expect(stoppedFiles([ended('signal SIGKILL')])).toEqual([]);
    expect(stoppedFiles([ended('exit code 1')])).toEqual([]);
    expect(stoppedFiles([ended('signal SIGTRAP'), new Error('a rejection that nobody awaits')])).toEqual([]);
  });

  it('lets a skipped test pass, except in CI', () => {
    const counts = { passed: 5, failed: 0, skipped: 1 };
    expect(verdict(counts, {}).ok).toBe(true);
    expect(verdict(counts, { CI: 'true' })).toEqual({ ok: false, reason: expect.stringContaining('CI') });
    expect(verdict({ ...counts, skipped: 0 }, { CI: 'true' }).ok).toBe(true);
  });
});
