import { lstat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** `shared`: part of the installation; otherwise it must belong to this user alone to be trusted. */
export interface CacheFolder {
  readonly path: string;
  readonly shared: boolean;
}

/** Where prepared databases are kept, as compiled kernels are: in the installation, else in a folder of this user's own. */
export function cacheFolders(): readonly CacheFolder[] {
  const folders = [{ path: path.resolve(import.meta.dirname, '..', '..', '.cache'), shared: true }];
  const personal = personalCacheFolder();
  if (personal !== undefined) folders.push({ path: path.join(personal, 'clearway', 'store'), shared: false });
  folders.push({ path: path.join(os.tmpdir(), `clearway-store-${process.getuid?.() ?? 'user'}`), shared: false });
  return folders;
}

/** A folder outside the installation must be ours alone: in a shared place anyone could have put a database there. */
export async function isUsable(folder: CacheFolder): Promise<boolean> {
  if (folder.shared || process.getuid === undefined) return true;
  const status = await lstat(folder.path).catch(() => undefined);
  return status?.isDirectory() === true && status.uid === process.getuid() && (status.mode & 0o077) === 0;
}

function personalCacheFolder(): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME !== undefined && path.isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  if (process.platform === 'win32') return LOCALAPPDATA;
  const home = os.homedir();
  if (!path.isAbsolute(home)) return undefined;
  return process.platform === 'darwin' ? path.join(home, 'Library', 'Caches') : path.join(home, '.cache');
}
