import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from './trial-project.ts';

it.runIf(process.platform !== 'win32')('continuous integration fails where the reference data are absent', async () => {
  const env = { ...process.env, CLEARWAY_REFERENCE_DATA: path.join(tmpdir(), 'no-such-reference-data') };
  const { code, stdout, stderr } = await new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(path.join(projectRoot, '.ci/run'), { env }, (error, out, err) =>
      resolve({ code: error?.code, stdout: out, stderr: err }),
    );
  });
  expect(code).toBe(1);
  expect(stderr).toContain('no reference data');
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed, 0 skipped');
});
