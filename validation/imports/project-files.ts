import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Paths are relative to the project's root, with forward slashes. */
export interface ProjectFiles {
  readonly sources: ReadonlyMap<string, string>;
  readonly manifests: ReadonlyMap<string, Manifest>;
}

export interface Manifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['packages', 'apps', 'scripts'];
const passedOver = new Set(['node_modules', 'assembly', 'dist', '.cache']);

/** The program's own sources and the manifest of every room. */
export function readProject(): ProjectFiles {
  const sources = new Map<string, string>();
  const manifests = new Map<string, Manifest>();
  for (const file of folders.flatMap(filesUnder)) {
    const read = (): string => readFileSync(path.join(root, file), 'utf8');
    if (/\.(ts|tsx|mts|mjs|js)$/.test(file)) sources.set(file, read());
    else if (file.endsWith('/package.json')) manifests.set(path.posix.dirname(file), JSON.parse(read()));
  }
  manifests.set('', JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
  return { sources, manifests };
}

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : filesUnder(place);
    return [place];
  });
}
