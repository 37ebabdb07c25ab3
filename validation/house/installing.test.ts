import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ending, personalEnvironment, TrialProject } from './trial-project.ts';

const lockFile = {
  packages: {
    '': { name: 'trial' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/elsewhere': { version: '1.0.0', optional: true },
    'node_modules/tool': { version: '2.0.0', dev: true },
  },
};

/** Takes half a second, as an installation takes its time, and notes each time that it is run. */
const trialNpm = `#!/bin/sh
echo "$1" >> npm.log
sleep 0.5
[ -e npm-fails ] && exit 9
mkdir -p node_modules && cp package-lock.json node_modules/.package-lock.json
`;

function freshTrial(): TrialProject {
  const project = new TrialProject();
  project.write('package-lock.json', JSON.stringify(lockFile));
  project.write('path/npm', trialNpm, 0o755);
  return project;
}

function start(project: TrialProject, searchPath = `${project.root}/path:/usr/bin:/bin`) {
  const env = { ...personalEnvironment(), PATH: searchPath };
  return ending(project.spawn(process.execPath, ['scripts/start.mjs', '--exit', '0'], { env }));
}

function npmRuns(project: TrialProject): string[] {
  const log = path.join(project.root, 'npm.log');
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
}

describe.runIf(process.platform !== 'win32')('a first start', () => {
  it('installs, and the second does not', async () => {
    using project = freshTrial();
    expect((await start(project)).code).toBe(0);
    const second = await start(project);
    expect([second.code, second.stderr]).toEqual([0, '']);
    expect(npmRuns(project)).toEqual(['ci']);
    expect((await project.run()).args).toEqual(['up', '--exit', '0']);
  });

  it('installs once when several come at the same time, and all of them run', async () => {
    using project = freshTrial();
    const starts = await Promise.all([start(project), start(project), start(project)]);
    expect(starts.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(npmRuns(project)).toEqual(['ci']);
    expect(existsSync(path.join(project.root, '.install.lock'))).toBe(false);
  });

  it('takes over from one that was killed while it installed', async () => {
    using project = freshTrial();
    const gone = project.spawn(process.execPath, ['-e', '']);
    await ending(gone);
    project.write('.install.lock', JSON.stringify({ pids: [gone.pid] }));
    const starts = await Promise.all([start(project), start(project)]);
    expect(starts.map(({ code }) => code)).toEqual([0, 0]);
    expect(npmRuns(project)).toEqual(['ci']);
  });

  it('installs again when the lock file asks for something else', async () => {
    using project = freshTrial();
    await start(project);
    const changed = structuredClone(lockFile);
    changed.packages['node_modules/a'].version = '1.0.1';
    project.write('package-lock.json', JSON.stringify(changed));
    expect((await start(project)).code).toBe(0);
    expect(npmRuns(project)).toEqual(['ci', 'ci']);
  });

  it('is content without optional packages and without tools left out on purpose', async () => {
    using project = freshTrial();
    const packages = { 'node_modules/a': lockFile.packages['node_modules/a'] };
    project.write('node_modules/.package-lock.json', JSON.stringify({ packages }));
    expect((await start(project)).code).toBe(0);
    expect(npmRuns(project)).toEqual([]);
  });

  it('without npm says so in one line', async () => {
    using project = freshTrial();
    const { code, stdout, stderr } = await start(project, '/nonexistent');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^clearway: npm is needed [^\n]*\n$/);
  });

  it('that npm cannot install tries the other way of installing, then ends with the reason', async () => {
    using project = freshTrial();
    project.write('npm-fails', '');
    const { code, stderr } = await start(project);
    expect(code).toBe(1);
    expect(npmRuns(project)).toEqual(['ci', 'install']);
    expect(stderr).toContain('the dependencies could not be installed: npm ended with 9');
    expect(existsSync(path.join(project.root, '.install.lock'))).toBe(false);
  });
});
