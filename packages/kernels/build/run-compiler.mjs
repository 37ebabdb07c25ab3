import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);

/**
 * Runs `asc` on `assembly/index.ts` in a process of its own: the compiler takes hundreds of megabytes and blocks
 * for seconds, which the process that screens or serves must not.
 */
export async function runCompiler(kernelsFolder, flags) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'clearway-kernel-'));
  try {
    const output = path.join(folder, 'kernel.wasm');
    const messages = await runAsc(kernelsFolder, ['assembly/index.ts', '--outFile', output, ...flags]);
    return { wasm: new Uint8Array(await readFile(output)), messages };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runAsc(workingFolder, compilerArguments) {
  // With --enable-source-maps given, asc works in this process instead of starting another.
  const asc = [process.execPath, ['--enable-source-maps', require.resolve('assemblyscript/bin/asc.js')]];
  return new Promise((resolve, reject) => {
    const compiler = spawn(asc[0], [...asc[1], ...compilerArguments], {
      cwd: workingFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let messages = '';
    const collect = (chunk) => {
      messages += chunk;
    };
    compiler.stdout.setEncoding('utf8').on('data', collect);
    compiler.stderr.setEncoding('utf8').on('data', collect);
    compiler.once('error', reject);
    compiler.once('close', (code, signal) => {
      if (code === 0) resolve(messages.trim());
      else reject(new Error(`The kernel did not compile (${signal ?? `exit ${code}`}):\n${messages.trim()}`));
    });
  });
}
