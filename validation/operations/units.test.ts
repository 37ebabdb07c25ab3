import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
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
