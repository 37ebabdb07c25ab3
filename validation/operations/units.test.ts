import { execFileSync } from 'node:child_process';
import {
  accessSync,
  constants,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lastingStart, steadyOptions } from '../../apps/clearway/bin/packaged-node.mjs';
import { run } from '../../apps/clearway/src/command-line/surroundings.fixture.ts';

const deploy = fileURLToPath(new URL('../../deploy', import.meta.url));
const INSTALLED = '/opt/clearway/';

/** The command lines that start Clearway in files to be copied, without the program itself. */
function commandLines(): { file: string; words: string[] }[] {
  const units = readdirSync(path.join(deploy, 'systemd')).filter((name) => name.endsWith('.service'));
  return units.flatMap((file) => {
    const text = readFileSync(path.join(deploy, 'systemd', file), 'utf8');
    return [...text.matchAll(/^ExecStart=.*\/opt\/clearway\/deploy\/clearway ([^'\n]+)/gm)].map(([, line]) => ({
      file,
      words: line!.trim().split(/\s+/),
    }));
  });
}

describe('files of deployment', () => {
  it('start Clearway with commands and options that there are', async () => {
    const lines = commandLines();
    expect(lines.map(({ file }) => file).sort()).toEqual([
      'clearway-backup.service',
      'clearway-watchdog.service',
      'clearway-worker.service',
      'clearway.service',
    ]);
    for (const { file, words } of lines) {
      const { code, stdout } = await run([words[0]!, '--help']);
      expect(code, `${file}: ${words[0]}`).toBe(0);
      const known = stdout.match(/--[a-z-]+/g);
      for (const word of words.filter((each) => each.startsWith('--')))
        expect(known, `${file}: ${word}`).toContain(word);
    }
  });

  it('make the nightly backup in place of the one of a week before', () => {
    const { words } = commandLines().find(({ file }) => file === 'clearway-backup.service')!;
    expect(words).toContain('--replace');
  });

  it('take the end of what lasts by SIGTERM for one in order', () => {
    for (const { file } of commandLines().filter(({ words }) => words[0] !== 'backup')) {
      expect(readFileSync(path.join(deploy, 'systemd', file), 'utf8'), file).toMatch(/^SuccessExitStatus=143$/m);
    }
  });

  it.runIf(process.platform === 'linux')('start what lasts as the launcher of npm does', () => {
    const project = mkdtempSync(path.join(tmpdir(), 'clearway-deploy-'));
    try {
      const node = path.join(project, 'node_modules', '.bin', 'node');
      for (const folder of ['deploy', 'node_modules/.bin']) mkdirSync(path.join(project, folder), { recursive: true });
      copyFileSync(path.join(deploy, 'clearway'), path.join(project, 'deploy', 'clearway'));
      // In place of Node: says with what it is started.
      writeFileSync(node, '#!/bin/sh\nprintf "%s\\n" "$@"\nenv | grep ^MALLOC_\nexit 0\n', { mode: 0o755 });
      const startedAs = (...argv: string[]): string[] =>
        execFileSync(path.join(project, 'deploy', 'clearway'), argv, {
          encoding: 'utf8',
          env: { PATH: process.env.PATH },
        })
          .trim()
          .split('\n');
      const settings = Object.entries(lastingStart.environment).map(([name, value]) => `${name}=${value}`);
      for (const command of ['up', 'worker']) {
        const said = startedAs(command, '--workers', '2');
        expect(said.slice(0, lastingStart.options.length)).toEqual(lastingStart.options);
        expect(said).toEqual(expect.arrayContaining([command, '--workers', '2', ...settings]));
      }
      expect(startedAs('screen', 'a b')).toEqual([
        ...steadyOptions,
        expect.stringMatching(/clearway\.mjs$/),
        'screen',
        'a b',
      ]);
    } finally {
      rmSync(project, { recursive: true });
    }
  });

  it('name programs that are there', () => {
    for (const file of readdirSync(path.join(deploy, 'systemd'))) {
      const text = readFileSync(path.join(deploy, 'systemd', file), 'utf8');
      for (const [place] of text.matchAll(/\/opt\/clearway\/[\w./-]+/g)) {
        const project = path.join(deploy, '..', place.slice(INSTALLED.length));
        expect(() => accessSync(project, constants.X_OK), `${file}: ${place}`).not.toThrow();
      }
    }
  });
});
