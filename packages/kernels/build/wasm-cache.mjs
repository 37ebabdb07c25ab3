import { randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The cached kernel of this hash, or undefined. A file that is no WebAssembly counts as absent. */
export async function readFromCaches(hash, folders = cacheFolders()) {
  for (const folder of folders) {
    if (!(await isUsable(folder))) continue;
    const bytes = await readFile(path.join(folder.path, `${hash}.wasm`)).catch(() => undefined);
    if (bytes !== undefined && WebAssembly.validate(bytes)) return new Uint8Array(bytes);
  }
  return undefined;
}

/** Stores the kernel in the first folder that can be written; false when none can. */
export async function writeToFirstCache(hash, wasm, folders = cacheFolders()) {
  for (const folder of folders) {
    try {
      await mkdir(folder.path, { recursive: true, mode: folder.shared ? 0o777 : 0o700 });
      if (!(await isUsable(folder))) continue;
      await publish(path.join(folder.path, `${hash}.wasm`), wasm);
      return true;
    } catch {
      // Read-only or full: the next folder may do, and the kernel is at hand in any case.
    }
  }
  return false;
}

/** Where kernels are kept: beside the sources, else (a read-only installation) in a folder of this user's own. */
export function cacheFolders() {
  const beside = fileURLToPath(new URL('../.cache', import.meta.url));
  const folders = [{ path: beside, shared: true }];
  const personal = personalCacheFolder();
  if (personal !== undefined) folders.push({ path: path.join(personal, 'clearway', 'kernels'), shared: false });
  const user = process.getuid?.() ?? 'user';
  folders.push({ path: path.join(os.tmpdir(), `clearway-kernels-${user}`), shared: false });
  return folders;
}

function personalCacheFolder() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME !== undefined && path.isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  if (process.platform === 'win32') return LOCALAPPDATA;
  const home = os.homedir();
  if (!path.isAbsolute(home)) return undefined;
  return process.platform === 'darwin' ? path.join(home, 'Library', 'Caches') : path.join(home, '.cache');
}

/** A folder outside the installation must be ours alone: in a shared place anyone could have put a kernel there. */
async function isUsable(folder) {
  if (folder.shared || process.getuid === undefined) return true;
  const status = await lstat(folder.path).catch(() => undefined);
  return status?.isDirectory() === true && status.uid === process.getuid() && (status.mode & 0o077) === 0;
}

async function publish(file, bytes) {
  const temporary = `${file}.${process.pid}-${randomUUID()}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
