import path from 'node:path';
import type { ProjectFiles } from './project-files.ts';
import { referencesOf } from './source-references.ts';

/** Every group of files that import one another in a circle, each as the sorted list of its files. */
export function cyclesOf(project: ProjectFiles): string[][] {
  const imports = new Map([...project.sources].map(([file, text]) => [file, importedFiles(file, text, project)]));
  return stronglyConnected(imports).filter((group) => group.length > 1 || imports.get(group[0]!)!.includes(group[0]!));
}

function importedFiles(file: string, text: string, project: ProjectFiles): string[] {
  return referencesOf(file, text).flatMap(({ specifier, asset }) => {
    // A worker's file that is named by URL is another program, not part of this one.
    if (specifier === undefined || asset) return [];
    const target = specifier.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), specifier)
      : indexOfRoom(specifier, project);
    return target !== undefined && project.sources.has(target) ? [target] : [];
  });
}

function indexOfRoom(specifier: string, project: ProjectFiles): string | undefined {
  for (const [folder, manifest] of project.manifests) {
    if (folder !== '' && manifest.name === specifier) return `${folder}/src/index.ts`;
  }
  return undefined;
}

/** Tarjan 1972, depth-first search and linear graph algorithms, section 4. */
function stronglyConnected(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const number = new Map<string, number>();
  const lowLink = new Map<string, number>();
  const stack: string[] = [];
  const groups: string[][] = [];
  const connect = (file: string): void => {
    const own = number.size;
    number.set(file, own);
    lowLink.set(file, own);
    stack.push(file);
    for (const next of edges.get(file) ?? []) {
      if (!number.has(next)) {
        connect(next);
        lowLink.set(file, Math.min(lowLink.get(file)!, lowLink.get(next)!));
      } else if (stack.includes(next)) {
        lowLink.set(file, Math.min(lowLink.get(file)!, number.get(next)!));
      }
    }
    if (lowLink.get(file) === own) groups.push(stack.splice(stack.indexOf(file)).sort());
  };
  for (const file of edges.keys()) if (!number.has(file)) connect(file);
  return groups;
}
