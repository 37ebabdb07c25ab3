import { accessSync, constants, lstatSync, mkdirSync } from 'node:fs';
import module from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Carries the folder to worker threads, which would otherwise strip the types of every module anew at every start. */
const variable = 'NODE_COMPILE_CACHE';

/**
 * Keeps the compiled modules of this and later runs, worker threads included: with it they load five times as fast.
 * Where no folder can be had, or whoever started this has settled the matter, nothing is done.
 */
export function enableCompileCache(folders = compileCacheFolders()) {
  if (process.env[variable] !== undefined) return undefined;
  const folder = folders.find(isUsable);
  if (folder === undefined) return undefined;
  const { directory } = module.enableCompileCache(folder.path);
  if (directory === undefined) return undefined;
  process.env[variable] = folder.path;
  return folder.path;
}

/** Within the installation, else (where that is read-only) in a folder of this user's own. */
export function compileCacheFolders() {
  const inside = fileURLToPath(new URL('../../../node_modules/.cache/clearway', import.meta.url));
  const folders = [{ path: inside, shared: true }];
  const personal = personalCacheFolder();
  if (personal !== undefined) folders.push({ path: path.join(personal, 'clearway', 'modules'), shared: false });
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

/** What is in the folder is run as code: one outside the installation must be this user's alone. */
function isUsable(folder) {
  try {
    mkdirSync(folder.path, { recursive: true, mode: folder.shared ? 0o777 : 0o700 });
    accessSync(folder.path, constants.W_OK);
    if (folder.shared || process.getuid === undefined) return true;
    const status = lstatSync(folder.path);
    return status.isDirectory() && status.uid === process.getuid() && (status.mode & 0o022) === 0;
  } catch {
    return false;
  }
}
