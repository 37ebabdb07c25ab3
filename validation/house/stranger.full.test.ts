import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ending, personalEnvironment, projectRoot } from './trial-project.ts';

/** What somebody meets who clones this project, with the real npm and the network. Minutes: not at CI size. */
describe.runIf(process.platform !== 'win32')('a stranger', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'clearway-stranger-'));
  const clone = path.join(folder, 'clearway');
  const output = path.join(folder, 'output');
  const installed = ['node_modules/.bin/clearway', 'node_modules/.bin/node'];

  function run(command: string, commandArguments: readonly string[], user: { uid?: number; gid?: number } = {}) {
    const env = { ...personalEnvironment(), HOME: output };
    return ending(spawn(command, commandArguments, { cwd: clone, env, ...user }));
  }

  /** Draws a small population and screens it, for which the kernel is needed. */
  async function expectWorkingCommand(user: { uid?: number; gid?: number } = {}): Promise<void> {
    const population = path.join(output, 'population.csv');
    const approaches = path.join(output, 'approaches.csv');
    const draw = ['synthesize', '--objects', '200', '--seed', '1', '--output', population];
    const screen = ['screen', '--catalog', population, '--start', '2026-03-10T00:00:00Z', '--hours', '1'];
    expect(await run('node_modules/.bin/clearway', draw, user)).toMatchObject({ code: 0 });
    expect(await run('node_modules/.bin/clearway', [...screen, '--output', approaches], user)).toMatchObject({
      code: 0,
    });
    expect(readFileSync(approaches, 'utf8')).toMatch(/^primary_id,secondary_id,tca_utc/);
    for (const file of [population, approaches]) rmSync(file);
  }

  beforeAll(() => {
    execFileSync('git', ['clone', '--quiet', '--no-hardlinks', projectRoot, clone]);
    chmodSync(folder, 0o755);
    mkdirSync(output, { mode: 0o777 });
    chmodSync(output, 0o777);
  });
  afterAll(() => {
    makeWritable(folder, true);
    rmSync(folder, { recursive: true, force: true });
  });

  it('gets a working command from npm ci alone, with the kernel compiled', async () => {
    expect(await run('npm', ['ci'])).toMatchObject({ code: 0 });
    for (const file of installed) expect(existsSync(path.join(clone, file)), file).toBe(true);
    expect(
      readdirSync(path.join(clone, 'packages/kernels/.cache')).filter((file) => file.endsWith('.wasm')),
    ).toHaveLength(1);
    await expectWorkingCommand();
  }, 300_000);

  it('gets one without installation scripts too, and from a read-only installation', async () => {
    rmSync(path.join(clone, 'packages/kernels/.cache'), { recursive: true });
    expect(await run('npm', ['ci', '--ignore-scripts'])).toMatchObject({ code: 0 });
    expect(existsSync(path.join(clone, 'packages/kernels/.cache'))).toBe(false);
    makeWritable(clone, false);
    // Root may write anywhere: then somebody else tries.
    await expectWorkingCommand(process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {});
    makeWritable(clone, true);
  }, 300_000);

  it('may start twice at once the first time', async () => {
    rmSync(path.join(clone, 'node_modules'), { recursive: true });
    const help = ['start', '--', '--help'];
    const starts = await Promise.all([run('npm', help), run('npm', help)]);
    for (const { code, stdout } of starts) {
      expect(code).toBe(0);
      expect(stdout).toContain('clearway up');
    }
    expect(starts.filter(({ stderr }) => stderr.includes('installing dependencies'))).toHaveLength(1);
  }, 300_000);
});

function makeWritable(folder: string, writable: boolean): void {
  const change = (file: string): void => {
    const { mode } = lstatSync(file);
    chmodSync(file, writable ? mode | 0o200 : mode & ~0o222);
  };
  if (writable) change(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) makeWritable(file, writable);
    else if (entry.isFile()) change(file);
  }
  if (!writable) change(folder);
}
