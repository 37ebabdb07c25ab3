import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ending, endsWithin, isAlive, pretending, TrialProject } from './trial-project.ts';

const shim = 'apps/clearway/bin/clearway.mjs';

function installedTrial(): TrialProject {
  const project = new TrialProject();
  project.linkDependencies();
  return project;
}

describe('the clearway command', () => {
  it('started by an older Node, runs on the packaged one with its arguments and gives back its exit code', async () => {
    using project = installedTrial();
    const args = ['screen', '--name', 'two words', 'ünï', '--exit', '7'];
    const child = project.spawn(process.execPath, [...pretending('20.1.0'), shim, ...args]);
    expect((await ending(child)).code).toBe(7);
    const run = await project.run();
    expect(run.args).toEqual(args);
    expect(Number.parseInt(run.version, 10)).toBeGreaterThanOrEqual(24);
    expect(run.pid).not.toBe(child.pid);
  });

  it('started by Node 24 or newer, runs in that process', async () => {
    using project = installedTrial();
    const child = project.spawn(process.execPath, [shim, 'up', '--exit', '0']);
    expect((await ending(child)).code).toBe(0);
    expect((await project.run()).pid).toBe(child.pid);
  });

  it.each([
    ['SIGTERM', 33],
    ['SIGINT', 130],
  ] as const)('passes %s on and gives back the exit code', async (signal, code) => {
    using project = installedTrial();
    const child = project.spawn(process.execPath, [...pretending('22.9.0'), shim, 'up']);
    const run = await project.run();
    child.kill(signal);
    expect((await ending(child)).code).toBe(code);
    expect(await project.textOf('stopped')).toBe(signal);
    expect(isAlive(run.pid)).toBe(false);
  });

  it('without a packaged Node for the platform, says so in one line', async () => {
    using project = new TrialProject();
    const { code, stdout, stderr } = await ending(
      project.spawn(process.execPath, [...pretending('22.9.0'), shim, 'screen']),
    );
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^clearway: [^\n]*Node\.js 24 or newer[^\n]*\n$/);
  });

  it.each([shim, 'scripts/start.mjs', 'scripts/test.mjs', 'scripts/bench.mjs'])(
    'and the scripts refuse a Node below 20 in one line: %s',
    async (script) => {
      using project = new TrialProject();
      const { code, stdout, stderr } = await ending(
        project.spawn(process.execPath, [...pretending('18.20.4'), script]),
      );
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^clearway: Node\.js 20 or newer is needed and this is 18\.20\.4[^\n]*\n$/);
    },
  );
});

describe.runIf(process.platform !== 'win32')('the process that computes', () => {
  it('stops when the shim that launched it is killed', async () => {
    using project = installedTrial();
    const child = project.spawn(process.execPath, [...pretending('20.1.0'), shim, 'up']);
    const { pid } = await project.run();
    child.kill('SIGKILL');
    expect(await endsWithin(pid, 30_000)).toBe(true);
    expect(await project.textOf('stopped')).toBe('SIGTERM');
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)('stops when the npm that launched it gets %s', async (signal) => {
    using project = installedTrial();
    const npm = project.spawn('npm', ['start', '--', '--port', '0'], { stdio: 'ignore' });
    const { pid, args } = await project.run();
    expect(args).toEqual(['up', '--port', '0']);
    npm.kill(signal);
    expect(await endsWithin(pid, 30_000)).toBe(true);
  });

  it('lives on when the shell of the person who started it ends', async () => {
    using project = installedTrial();
    const shell = project.spawn('sh', ['-c', `"${process.execPath}" ${shim} up & sleep 1`], { stdio: 'ignore' });
    // On a slow machine it has ended before the other has begun.
    const ended = ending(shell);
    const { pid } = await project.run();
    await ended;
    await sleep(1200);
    expect(isAlive(pid)).toBe(true);
    process.kill(pid, 'SIGTERM');
    expect(await endsWithin(pid, 30_000)).toBe(true);
  });
});
