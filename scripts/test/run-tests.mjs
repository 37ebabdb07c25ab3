import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { computingNode, findComputingNode } from '../../apps/clearway/bin/packaged-node.mjs';
import { stopWithLauncher } from '../../apps/clearway/bin/stop-with-launcher.mjs';
import { ensureInstalled } from '../install/ensure-installed.mjs';
import { readStoppedFiles } from './stopped-files.mjs';
import { addCounts, countReport, inCi, summaryLine, verdict } from './test-counts.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Types, lint and every test; with arguments only vitest, which receives them. The last line on stdout counts them,
 * each check of types and lint as one. Where `CI` is set a skipped test fails the run: nothing that it needs may be absent.
 */
export async function runTests(vitestArguments) {
  stopWithLauncher();
  if (!(await ensureInstalled({ development: true, root }))) return finish({ passed: 0, failed: 1, skipped: 0 });
  const node = findComputingNode();
  if (node === undefined) {
    console.error(`clearway: the tests need a Node.js ${computingNode} of your own on this platform`);
    return finish({ passed: 0, failed: 1, skipped: 0 });
  }
  const checks =
    vitestArguments.length > 0
      ? []
      : [
          runCheck(node, 'types', tsc),
          runCheck(node, 'types of the map', [...tsc, '-p', 'apps/web']),
          runCheck(node, 'lint', biome),
        ];
  // Beside each other: the first tests wait more than they compute.
  const counts = await Promise.all([...checks, runVitest(node, vitestArguments)]);
  return finish(counts.reduce(addCounts));
}

const tsc = ['node_modules/typescript/bin/tsc', '--noEmit'];
const biome = ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'];

async function runCheck(node, name, command) {
  const started = performance.now();
  const { code, output } = await run(node, command, 'pipe');
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(output);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function runVitest(node, vitestArguments) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'clearway-test-'));
  try {
    const counting = { root, onSkipped };
    const first = await runOnce(node, path.join(folder, 'first'), vitestArguments);
    if (first.stopped.length === 0) return await countReport(first.report, { ...counting, code: first.code });
    for (const file of first.stopped) console.log(`V8 stopped the process of ${path.relative(root, file)}: once more`);
    const second = await runOnce(node, path.join(folder, 'second'), first.stopped);
    return addCounts(
      await countReport(first.report, { ...counting, code: 0, without: first.stopped }),
      await countReport(second.report, { ...counting, code: second.code }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One run of vitest: its report, its exit code, and the files whose process V8 stopped. */
async function runOnce(node, name, vitestArguments) {
  const [report, stopped] = [`${name}.json`, `${name}-stopped.json`];
  const reporters = ['default', 'json', './scripts/test/stopped-files.mjs'].map((reporter) => `--reporter=${reporter}`);
  const command = [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...reporters,
    `--outputFile.json=${report}`,
    ...vitestArguments,
  ];
  const { code } = await run(node, command, 'inherit', { CLEARWAY_STOPPED_FILES: stopped });
  return { report, code, stopped: readStoppedFiles(stopped) };
}

function onSkipped(name) {
  if (inCi(process.env)) console.log(`skipped in CI: ${name}`);
}

function run(node, command, output, environment = {}) {
  return new Promise((resolve) => {
    const env = { ...process.env, ...environment };
    const child = spawn(node, command, { cwd: root, env, stdio: ['inherit', output, output] });
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
    }
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output: text.trim() }));
  });
}

function finish(counts) {
  const { ok, reason } = verdict(counts, process.env);
  if (reason !== undefined) console.log(reason);
  process.exitCode = ok ? 0 : 1;
  console.log(summaryLine(counts));
}
