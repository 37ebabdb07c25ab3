import { closeSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const pollMilliseconds = 200;
const heartbeatMilliseconds = 1000;
/** A holder that has not touched its lock for so long is gone, unless its npm is still seen at work. */
const silenceMilliseconds = 20_000;
/** After so long the lock counts as left behind whatever runs under the recorded numbers now. */
const abandonedMilliseconds = 600_000;

/**
 * Runs `work` while no other process does so under the same lock file, in which it waits its turn.
 * `work` receives a function to note the process id of the npm that it starts: should this process be killed, its npm
 * goes on writing, and nobody else must start another before that has ended.
 */
export async function withInstallLock(file, { onWait }, work) {
  let told = false;
  while (!take(file)) {
    if (!told) onWait();
    told = true;
    if (isStale(file)) removeStale(file);
    else await sleep(pollMilliseconds);
  }
  const heartbeat = setInterval(() => touch(file), heartbeatMilliseconds);
  try {
    return await work((npm) => writeFileSync(file, JSON.stringify({ pids: [process.pid, npm] })));
  } finally {
    clearInterval(heartbeat);
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, JSON.stringify({ pids: [process.pid] }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(file) {
  try {
    const silence = Date.now() - statSync(file).mtimeMs;
    if (silence > abandonedMilliseconds) return true;
    const pids = readPids(file);
    if (pids === undefined) return silence > silenceMilliseconds;
    const working = silence > silenceMilliseconds ? pids.slice(1) : pids;
    return !working.some(isAlive);
  } catch {
    return false; // It has just gone: try to take it again.
  }
}

/** Of several that find the same stale lock one removes it; it looks again first, as the lock may be a new one by now. */
function removeStale(file) {
  const guard = `${file}.stale`;
  try {
    closeSync(openSync(guard, 'wx'));
  } catch {
    if (ageOf(guard) > silenceMilliseconds) rmSync(guard, { force: true });
    return;
  }
  try {
    if (isStale(file)) rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function readPids(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).pids;
  } catch {
    return undefined; // Being written at this moment.
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function ageOf(file) {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

function touch(file) {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // Removed under us: the installation itself is not harmed.
  }
}
