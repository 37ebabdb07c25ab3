import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../errors/store-error.ts';

/** Who holds a data directory, for the message to whoever else wants it. */
export interface LockHolder {
  readonly pid: number;
  readonly startedAt: string;
  readonly host: string;
}

export interface DataDirectoryLock {
  release(): void;
}

/** Never open this file by other means while the lock is held: closing any handle of a file drops a process's POSIX locks. */
const LOCK_FILE = 'clearway.lock';
const HOLDER_FILE = 'clearway.lock.json';
const SQLITE_BUSY = 5;

/**
 * Takes the data directory for this process alone, or throws `data-directory-busy` naming the holder. Two PGlite on one
 * directory silently lose rows. The lock is one of the operating system, which Node offers only through SQLite: it
 * goes when its process goes, however that ends, so there are no stale locks to judge by process ids, which are
 * used again and differ between containers. Holds between threads and twice in one process, too. Root is refused a directory of
 * somebody else (`data-directory-unusable`).
 */
export function lockDataDirectory(dataDir: string): DataDirectoryLock {
  refuseRootAsGuest(dataDir);
  const holderFile = path.join(dataDir, HOLDER_FILE);
  const lock = openLock(dataDir);
  try {
    lock.exec('PRAGMA locking_mode = NORMAL; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw unusable(dataDir, error);
    throw new StoreError(
      'data-directory-busy',
      `the data directory ${dataDir} is in use by ${describeHolder(holderFile)}`,
      'stop it first, give another --data-dir, or use a PostgreSQL server with --database-url',
    );
  }
  noteHolder(holderFile);
  let held = true;
  return {
    release() {
      if (!held) return;
      held = false;
      rmSync(holderFile, { force: true });
      lock.close();
    },
  };
}

/** Files that root makes in the directory of a service's user would keep that service from starting. */
function refuseRootAsGuest(dataDir: string): void {
  if (process.getuid?.() !== 0) return;
  const owner = statSync(dataDir, { throwIfNoEntry: false })?.uid ?? 0;
  if (owner === 0) return;
  throw new StoreError(
    'data-directory-unusable',
    `the data directory ${dataDir} belongs to user ${owner}, and this is root`,
    'run it as that user, such as: runuser -u clearway -- clearway …',
  );
}

function openLock(dataDir: string): DatabaseSync {
  try {
    return new DatabaseSync(path.join(dataDir, LOCK_FILE), { timeout: 0 });
  } catch (error) {
    throw unusable(dataDir, error);
  }
}

function unusable(dataDir: string, cause: unknown): StoreError {
  const reason = (cause as Error).message;
  return new StoreError('data-directory-unusable', `the data directory ${dataDir} cannot be locked: ${reason}`, '', {
    cause,
  });
}

function noteHolder(file: string): void {
  const startedAt = new Date(Date.now() - process.uptime() * 1000).toISOString();
  const holder: LockHolder = { pid: process.pid, startedAt, host: hostname() };
  // Renamed, so that nobody reads half of it.
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(holder));
  renameSync(temporary, file);
}

/** The note can be absent or that of a former holder for the moment in which a new one writes its own. */
function describeHolder(file: string): string {
  try {
    const { pid, startedAt, host } = JSON.parse(readFileSync(file, 'utf8')) as LockHolder;
    return `process ${pid}${host === hostname() ? '' : ` on ${host}`}, running since ${startedAt}`;
  } catch {
    return 'another process';
  }
}
