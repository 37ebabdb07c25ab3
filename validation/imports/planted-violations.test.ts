import { describe, expect, it } from 'vitest';
import { cyclesOf } from './import-cycles.ts';
import { violationsOf } from './import-rules.ts';
import type { Manifest, ProjectFiles } from './project-files.ts';

const manifests: [string, Manifest][] = [
  ['', { name: 'clearway', devDependencies: { vitest: '5', 'satellite.js': '7' } }],
  ['packages/astro', { name: '@clearway/astro' }],
  ['packages/kernels', { name: '@clearway/kernels', dependencies: { '@clearway/astro': '1' } }],
  ['packages/screening', { name: '@clearway/screening', dependencies: { '@clearway/kernels': '1', quickselect: '3' } }],
  ['packages/service', { name: '@clearway/service', dependencies: { '@clearway/kernels': '1' } }],
  ['apps/clearway', { name: '@clearway/cli', dependencies: { '@clearway/service': '1' } }],
  ['apps/web', { name: '@clearway/web', dependencies: { '@clearway/astro': '1' } }],
];

function project(sources: Record<string, string>, extra: [string, Manifest][] = []): ProjectFiles {
  return { sources: new Map(Object.entries(sources)), manifests: new Map([...manifests, ...extra]) };
}

function rulesBroken(file: string, text: string): string[] {
  return violationsOf(project({ [file]: text })).map((violation) => violation.rule);
}

describe('a planted violation is found', () => {
  const screening = 'packages/screening/src/sweep/cells.ts';
  const service = 'packages/service/src/runs/plan.ts';
  const planted: [rule: string, file: string, text: string][] = [
    ['room not allowed', screening, `import { read } from '@clearway/messages';`],
    ['room not allowed', screening, `import type { Catalog } from '@clearway/service';`],
    ['room not allowed', screening, `export * from '@clearway/service';`],
    ['room not allowed', screening, `export { plan } from "@clearway/service/runs";`],
    ['room not allowed', screening, `const service = await import('@clearway/service');`],
    ['room not allowed', screening, 'const service = await import(`@clearway/service`);'],
    ['room not allowed', screening, `let catalog: import('@clearway/service').Catalog;`],
    ['room not allowed', screening, `const service: typeof import('@clearway/service') = load();`],
    ['room not allowed', screening, `import service = require('@clearway/service');`],
    ['room not allowed', screening, `const url = import.meta.resolve('@clearway/service');`],
    ['room not allowed', 'packages/screening/src/sweep/cells.test.ts', `import { plan } from '@clearway/service';`],
    ['room not allowed', 'packages/astro/src/index.ts', `import '@clearway/astro';`],
    ['room not allowed', service, `import { main } from '@clearway/cli';`],
    ['room not allowed', 'apps/clearway/src/main.ts', `import { utcTime } from '@clearway/astro';`],
    ['room not allowed', 'apps/web/src/globe.ts', `import { utcTime } from '@clearway/astro';`],
    ['outside its room', screening, `import { utcTime } from '../../../astro/src/index.ts';`],
    ['outside its room', screening, `const url = new URL('../../../service/src/worker.ts', import.meta.url);`],
    ['outside its room', screening, `import { reference } from '../../../../validation/reference-data.ts';`],
    ['outside its room', 'packages/kernels/src/load.ts', `import { ensureKernel } from '../build/compile-kernel.mjs';`],
    ['input or output in a pure room', screening, `import { readFile } from 'node:fs/promises';`],
    ['input or output in a pure room', screening, `import fs from 'fs';`],
    ['input or output in a pure room', screening, `const fs = require('node:fs');`],
    ['input or output in a pure room', screening, `import { ensureKernel } from '@clearway/kernels/build';`],
    ['oracle outside tests', screening, `import { sgp4 } from 'satellite.js';`],
    ['oracle outside tests', service, `import { sgp4 } from 'satellite.js/dist/propagation';`],
    ['oracle outside tests', 'scripts/start.mjs', `import { sgp4 } from 'satellite.js';`],
    ['not declared', screening, `import quick from 'flatbush';`],
    ['not declared', service, `import { utcTime } from '@clearway/astro';`],
    ['cannot be checked', screening, `const room = await import(name);`],
  ];

  it.each(planted)('%s: %s: %s', (rule, file, text) => {
    expect(rulesBroken(file, text)).toEqual([rule]);
  });

  it('in a manifest', () => {
    const broken: [string, Manifest][] = [
      ['packages/astro', { name: '@clearway/astro', devDependencies: { '@clearway/service': '1' } }],
      ['packages/risk', { name: '@clearway/risk', dependencies: { 'satellite.js': '7' } }],
      ['packages/utils', { name: '@clearway/utils' }],
    ];
    expect(violationsOf(project({}, broken))).toEqual([
      { file: 'packages/astro/package.json', rule: 'room not allowed', detail: 'astro → service' },
      { file: 'packages/risk/package.json', rule: 'oracle outside tests', detail: 'satellite.js' },
      { file: 'packages/utils/package.json', rule: 'unknown room', detail: 'utils' },
    ]);
  });

  it('in a circle of files, across rooms too', () => {
    const circles = cyclesOf(
      project({
        'packages/astro/src/index.ts': `export * from './time.ts';`,
        'packages/astro/src/time.ts': `import type { Load } from '@clearway/kernels';`,
        'packages/kernels/src/index.ts': `import { now } from '@clearway/astro';`,
        'packages/screening/src/one.ts': `import { two } from './two.ts';`,
        'packages/screening/src/two.ts': `export const two = () => import('./three.ts');`,
        'packages/screening/src/three.ts': `import './one.ts';`,
        'packages/screening/src/alone.ts': `import './alone.ts';`,
      }),
    );
    expect(circles).toEqual([
      ['packages/astro/src/index.ts', 'packages/astro/src/time.ts', 'packages/kernels/src/index.ts'],
      ['packages/screening/src/one.ts', 'packages/screening/src/three.ts', 'packages/screening/src/two.ts'],
      ['packages/screening/src/alone.ts'],
    ]);
  });
});

describe('what is allowed passes', () => {
  const allowed: [file: string, text: string][] = [
    ['packages/screening/src/sweep/cells.ts', `import { load } from '@clearway/kernels'; import q from 'quickselect';`],
    ['packages/screening/src/sweep/cells.ts', `import { pair } from '../pairs/pair.ts'; export { pair };`],
    ['packages/screening/src/sweep/cells.test.ts', `import 'node:fs'; import 'vitest'; import 'satellite.js';`],
    ['packages/screening/src/cells.test.ts', `import { dataFile } from '../../../validation/reference-data.ts';`],
    [
      'packages/service/src/worker.ts',
      `import { Worker } from 'node:worker_threads'; import '@clearway/kernels/build';`,
    ],
    ['packages/service/src/worker.ts', `new Worker(new URL('./thread.ts', import.meta.url));`],
    ['packages/service/src/fetch.ts', `const url = new URL('/gp.php', 'https://celestrak.org');`],
    ['packages/service/src/note.ts', `// import '@clearway/api'\nconst text = "import '@clearway/api'";`],
    ['apps/web/src/workers/propagate.ts', `import { utcTime } from '@clearway/astro';`],
    ['scripts/start.mjs', `import { a } from '../apps/clearway/bin/launch.mjs'; await import(name);`],
  ];

  it.each(allowed)('%s: %s', (file, text) => {
    expect(rulesBroken(file, text)).toEqual([]);
  });

  it('a worker named by URL makes no circle', () => {
    const files = {
      'packages/service/src/pool.ts': `new Worker(new URL('./thread.ts', import.meta.url));`,
      'packages/service/src/thread.ts': `import type { Message } from './pool.ts';`,
    };
    expect(cyclesOf(project(files))).toEqual([]);
  });
});
