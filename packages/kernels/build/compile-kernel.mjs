import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCompiler } from './run-compiler.mjs';
import { readFromCaches, writeToFirstCache } from './wasm-cache.mjs';

const kernelsFolder = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

/**
 * How the kernel is compiled. `--runtime stub`: it allocates nothing itself, callers own the memory.
 * `--noAssert`: bounds are the caller's contract. Relaxed SIMD stays off: its results differ between processors,
 * and a screening must give the same bytes everywhere. `--converge`: optimise until nothing changes.
 */
export const compilerFlags = Object.freeze([
  '--optimizeLevel',
  '3',
  '--shrinkLevel',
  '0',
  '--noAssert',
  '--converge',
  '--runtime',
  'stub',
  '--enable',
  'simd,bulk-memory',
  '--disable',
  'relaxed-simd,threads',
]);

let shared;

/**
 * The compiled kernel, from the cache or compiled now. Calls in one process share one compilation; several processes
 * may compile at once, as each publishes its identical result by a rename.
 */
export function ensureKernel() {
  shared ??= loadOrCompile().catch((error) => {
    shared = undefined;
    throw error;
  });
  return shared;
}

/** Compiles afresh, without the cache. `messages` is what the compiler printed: warnings, or nothing. */
export function compileKernel() {
  return runCompiler(kernelsFolder, compilerFlags);
}

/** The name under which the current sources, flags and compiler version are cached. */
export async function kernelHash() {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([compilerVersion('assemblyscript'), compilerFlags]));
  const assembly = path.join(kernelsFolder, 'assembly');
  const names = await readdir(assembly, { recursive: true });
  for (const name of names.filter((each) => each.endsWith('.ts')).sort()) {
    const text = await readFile(path.join(assembly, name));
    hash.update(`\n${name.replaceAll('\\', '/')} ${text.length}\n`).update(text);
  }
  return hash.digest('hex');
}

async function loadOrCompile() {
  const hash = await kernelHash();
  const cached = await readFromCaches(hash);
  if (cached !== undefined) return cached;
  const { wasm } = await compileKernel();
  // Sources edited meanwhile: what was compiled may belong to neither hash.
  if ((await kernelHash()) === hash) await writeToFirstCache(hash, wasm);
  return wasm;
}

function compilerVersion(name) {
  return require(`${name}/package.json`).version;
}
