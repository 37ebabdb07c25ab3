import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ending, projectRoot } from '../house/trial-project.ts';

/** What is carried to a machine without a network. Minutes, and npm's registry: not at CI size. */
describe.runIf(process.platform !== 'win32')('the bundle', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'clearway-bundle-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('works without a network, npm and Node.js of its own', async () => {
    const file = path.join(folder, 'clearway.tar.gz');
    // Whoever packs it may have secrets in the environment: made up anew, as this file is packed, too.
    const planted = randomBytes(16).toString('hex');
    const names = [
      'CLEARWAY_SMTP_PASSWORD',
      'CLEARWAY_WEBHOOK_SECRET_OPS',
      'CLEARWAY_SPACE_TRACK_PASSWORD',
      'CLEARWAY_KEY',
    ];
    execFileSync(process.execPath, [path.join(projectRoot, 'scripts/bundle.mjs'), file], {
      stdio: 'pipe',
      env: { ...process.env, ...Object.fromEntries(names.map((name) => [name, planted])) },
    });
    execFileSync('sha256sum', ['-c', 'clearway.tar.gz.sha256'], { cwd: folder });
    execFileSync('tar', ['-xzf', file, '-C', folder]);
    // It ends with 1 where nothing is found.
    expect(spawnSync('grep', ['-rlF', planted, path.join(folder, 'clearway')], { encoding: 'utf8' })).toMatchObject({
      status: 1,
      stdout: '',
    });
    // No address but this machine's own exists in a network namespace of one's own; only root may make one.
    const alone = process.getuid?.() === 0 && process.platform === 'linux' ? ['unshare', '-n'] : ['env'];
    const command = path.join(folder, 'clearway/deploy/clearway');
    const env = { PATH: '/usr/bin:/bin', HOME: folder };
    const run = (...words: string[]): ReturnType<typeof ending> =>
      ending(spawn(alone[0]!, [...alone.slice(1), command, ...words], { cwd: folder, env }));
    expect(await run('synthesize', '--objects', '300', '--seed', '1', '--output', 'some.csv')).toMatchObject({
      code: 0,
    });
    const screen = ['screen', '--catalog', 'some.csv', '--start', '2026-03-10T00:00:00Z', '--hours', '1'];
    expect(await run(...screen, '--output', 'approaches.csv')).toMatchObject({ code: 0 });
    expect(readFileSync(path.join(folder, 'approaches.csv'), 'utf8')).toMatch(/^primary_id,/);
  }, 900_000);
});
