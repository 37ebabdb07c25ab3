import { readFileSync } from 'node:fs';

/** Carries the process id of the process that started this one on the packaged Node. */
export const launcherVariable = 'CLEARWAY_LAUNCHER_PID';

const pollMilliseconds = 500;
/** Time for files to be taken back and connections closed before the process ends regardless. */
const graceMilliseconds = 5000;
const shells = new Set(['sh', 'dash', 'ash', 'bash', 'busybox', 'zsh']);
let watching = false;

/**
 * Makes this process stop (as by SIGTERM) when the one that launched it is gone, however it went: a killed npm, npx
 * or shim would otherwise leave the computation running. A process that a person's own shell started has no launcher
 * in this sense and lives on when that shell ends, as with `nohup`.
 */
export function stopWithLauncher() {
  if (watching) return;
  watching = true;
  const ancestors = launchers();
  if (ancestors.length === 0) return;
  const timer = setInterval(() => {
    if (ancestors.every((ancestor) => ancestor.isThere())) return;
    clearInterval(timer);
    stop();
  }, pollMilliseconds);
  timer.unref();
}

function launchers() {
  const shim = process.env[launcherVariable];
  delete process.env[launcherVariable];
  if (shim !== undefined) return [parentIs(Number(shim))];
  if (process.env.npm_lifecycle_event === undefined) return [];
  const parent = process.ppid;
  const grandparent = shellParent(parent);
  // npm runs scripts through a shell. One that stays in between would outlive npm unnoticed.
  if (grandparent === undefined) return [parentIs(parent)];
  return [parentIs(parent), { isThere: () => shellParent(parent) === grandparent }];
}

function parentIs(pid) {
  return { isThere: () => process.ppid === pid };
}

/** The parent of process `pid` if that is a shell, where the system tells (Linux); else undefined. */
function shellParent(pid) {
  try {
    const [, name, parent] = /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'latin1')) ?? [];
    return shells.has(name) ? Number(parent) : undefined;
  } catch {
    return undefined;
  }
}

function stop() {
  setTimeout(() => process.exit(143), graceMilliseconds).unref();
  process.kill(process.pid, 'SIGTERM');
}
