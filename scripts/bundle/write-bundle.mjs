import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Writes one .tar.gz that unpacks to `clearway/`: the project's files as they are committed, its dependencies with their own Node.js, the
 * compiled kernel, the prepared database and the built map. It appears whole or not at all; `FILE.sha256` beside it, in the format of
 * sha256sum, says what it must be. Works for machines of the same operating system and processor as this one.
 */
export async function writeBundle(file, say) {
  const target = path.resolve(file);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'clearway-bundle-'));
  const part = `${target}.part-${process.pid}`;
  try {
    const tree = path.join(folder, 'clearway');
    await copyCommitted(tree);
    say('installing dependencies for the bundle …');
    await run('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: tree,
      shell: process.platform === 'win32',
    });
    await writeFile(path.join(tree, 'BUNDLE'), `${process.platform} ${process.arch}\n`);
    say('packing …');
    await mkdir(path.dirname(target), { recursive: true });
    await run('tar', ['-czf', part, '-C', folder, 'clearway']);
    const digest = await sha256(part);
    await rename(part, target);
    await writeFile(`${target}.sha256`, `${digest}  ${path.basename(target)}\n`);
    say(`${target}: ${((await stat(target)).size / 1e6).toFixed(0)} MB, sha256 ${digest}`);
  } finally {
    await rm(part, { force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

/** The committed files of the checkout; of a copy without Git, all but what is installed or made. */
async function copyCommitted(tree) {
  await mkdir(tree, { recursive: true });
  try {
    const archive = path.join(path.dirname(tree), 'files.tar');
    await run('git', ['-C', projectRoot, 'archive', '--format=tar', `--output=${archive}`, 'HEAD']);
    await run('tar', ['-xf', archive, '-C', tree]);
  } catch {
    const made = new Set(['node_modules', '.cache', '.git', '.clearway', 'dist', 'coverage']);
    await cp(projectRoot, tree, { recursive: true, filter: (source) => !made.has(path.basename(source)) });
  }
}

async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
