import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const webFolder = fileURLToPath(new URL('..', import.meta.url));
const projectRoot = path.join(webFolder, '..', '..');
const require = createRequire(import.meta.url);

/** Everything that the built map is made from. */
const SOURCES = [
  'apps/web',
  'packages/contract/src',
  'packages/astro/src',
  'packages/kernels/src',
  'packages/kernels/assembly',
  'package-lock.json',
];
const PASSED_OVER = /(^|\/)(node_modules|\.cache|dist)(\/|$)|\.(test|fixture)\.tsx?$/;
/** Written last: a folder without it is not whole. */
const WHOLE = '.whole';

let shared;

/**
 * The folder of the built map: that of the present sources, or built now, which takes some seconds. Calls in one process share one
 * build; several processes may build at once, as each publishes its result by a rename.
 */
export function ensureMap(options = {}) {
  shared ??= findOrBuild(options).catch((error) => {
    shared = undefined;
    throw error;
  });
  return shared;
}

async function findOrBuild({ node = process.execPath, onBuild = () => undefined }) {
  const hash = await sourceHash();
  const folders = cacheFolders();
  for (const folder of folders) {
    const place = path.join(folder, hash);
    if (await exists(path.join(place, WHOLE))) return place;
  }
  onBuild();
  for (const folder of folders) {
    try {
      await mkdir(folder, { recursive: true });
      await access(folder, 2);
    } catch {
      continue;
    }
    return await build(node, folder, hash);
  }
  throw new Error('no folder could be written for the built map');
}

async function build(node, folder, hash) {
  const place = path.join(folder, hash);
  const temporary = path.join(folder, `building-${process.pid}-${randomUUID().slice(0, 8)}`);
  try {
    await runVite(node, temporary);
    await writeFile(path.join(temporary, WHOLE), '');
    await rename(temporary, place).catch(async (error) => {
      if (!(await exists(path.join(place, WHOLE)))) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  await removeOlder(folder, hash);
  return place;
}

function runVite(node, outFolder) {
  const vite = path.join(path.dirname(require.resolve('vite/package.json')), 'bin', 'vite.js');
  return new Promise((resolve, reject) => {
    const child = spawn(
      node,
      [vite, 'build', '--logLevel', 'warn', '--config', path.join(webFolder, 'vite.config.ts')],
      {
        cwd: webFolder,
        env: { ...process.env, CLEARWAY_MAP_OUT: outFolder, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
      },
    );
    let messages = '';
    const collect = (chunk) => {
      messages += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`the map could not be built (${signal ?? `exit ${code}`}):\n${messages.trim()}`));
    });
  });
}

/** Of all sources and the compiler's version that the lock file names. */
async function sourceHash() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of await filesOf(source)) {
      const bytes = await readFile(path.join(projectRoot, file));
      hash.update(`${file} ${bytes.length}\n`).update(bytes);
    }
  }
  return hash.digest('hex').slice(0, 32);
}

async function filesOf(source) {
  if (path.extname(source) !== '') return [source];
  const entries = await readdir(path.join(projectRoot, source), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectRoot, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !PASSED_OVER.test(file))
    .sort();
}

/** Beside the sources, else (a read-only installation) in this user's own cache. */
function cacheFolders() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const own =
    (XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME) && XDG_CACHE_HOME) ||
    (process.platform === 'win32' ? LOCALAPPDATA : path.join(os.homedir(), '.cache'));
  const beside = path.join(webFolder, '.cache', 'map');
  return own ? [beside, path.join(own, 'clearway', 'map')] : [beside];
}

/** Another process may still serve the one before; older ones only take room. */
async function removeOlder(folder, hash) {
  const names = (await readdir(folder, { withFileTypes: true })).filter(
    (each) => each.isDirectory() && each.name !== hash,
  );
  const dated = await Promise.all(
    names.map(async ({ name }) => {
      const { mtimeMs } = await stat(path.join(folder, name));
      return { name, mtimeMs };
    }),
  );
  const old = dated.sort((a, b) => b.mtimeMs - a.mtimeMs).slice(1);
  for (const { name, mtimeMs } of old) {
    if (Date.now() - mtimeMs > 600_000) await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

function exists(file) {
  return access(file).then(
    () => true,
    () => false,
  );
}
