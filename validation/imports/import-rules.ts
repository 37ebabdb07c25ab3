import { isBuiltin } from 'node:module';
import path from 'node:path';
import type { Manifest, ProjectFiles } from './project-files.ts';
import { allowedImports, oraclePackage, pureRooms, workerOnlyInWeb } from './room-table.ts';
import { type Reference, referencesOf } from './source-references.ts';

export interface Violation {
  readonly file: string;
  readonly rule:
    | 'unknown room'
    | 'room not allowed'
    | 'outside its room'
    | 'input or output in a pure room'
    | 'oracle outside tests'
    | 'not declared'
    | 'cannot be checked';
  readonly detail: string;
}

interface Place {
  readonly file: string;
  /** Folder of the room, like `packages/astro`, and its name in the table. */
  readonly folder: string;
  readonly room: string;
  readonly isTest: boolean;
}

/** Everything in these files that the table of allowed imports and the rules beside it forbid. */
export function violationsOf(project: ProjectFiles): Violation[] {
  const found: Violation[] = [];
  for (const [folder, manifest] of project.manifests) {
    if (folder !== '') found.push(...manifestViolations(folder, manifest, project));
  }
  for (const [file, text] of project.sources) {
    const place = placeOf(file);
    for (const reference of referencesOf(file, text)) {
      const violation = place === undefined ? outsideRooms(file, reference) : judge(place, reference, project);
      if (violation !== undefined) found.push({ file, ...violation });
    }
  }
  return found;
}

type Judgement = Omit<Violation, 'file'> | undefined;

function judge(place: Place, { specifier, asset }: Reference, project: ProjectFiles): Judgement {
  if (specifier === undefined) return { rule: 'cannot be checked', detail: 'an import whose target is computed' };
  // Made by the build of the map: `virtual:kernel-address`.
  if (place.room === 'web' && specifier.startsWith('virtual:')) return undefined;
  if (specifier.startsWith('.') || specifier.startsWith('/')) return judgeRelative(place, specifier);
  if (asset && !specifier.includes(':')) return judgeRelative(place, `./${specifier}`);
  if (isBuiltin(specifier)) {
    if (place.isTest || !pureRooms.has(place.room)) return undefined;
    return { rule: 'input or output in a pure room', detail: specifier };
  }
  const name = packageName(specifier);
  const target = roomOfPackage(name, project);
  if (target !== undefined) {
    const refused = judgeRoom(place, target, specifier.slice(name.length + 1));
    if (refused !== undefined) return refused;
  }
  if (name === oraclePackage && !place.isTest) return { rule: 'oracle outside tests', detail: specifier };
  return isDeclared(name, place, project) ? undefined : { rule: 'not declared', detail: `${name} in package.json` };
}

function judgeRelative(place: Place, specifier: string): Judgement {
  const target = path.posix.join(path.posix.dirname(place.file), specifier);
  if (target.startsWith(`${place.folder}/src/`) || target === `${place.folder}/package.json`) return undefined;
  if (place.isTest && (target.startsWith('validation/') || target.startsWith(`${place.folder}/`))) return undefined;
  return { rule: 'outside its room', detail: specifier };
}

function judgeRoom(place: Place, target: string, subpath: string): Judgement {
  if (!allowedImports[place.room]?.includes(target)) {
    return { rule: 'room not allowed', detail: `${place.room} → ${target}` };
  }
  if (place.room === 'web' && workerOnlyInWeb.has(target) && !place.file.includes('/workers/')) {
    return { rule: 'room not allowed', detail: `${place.room} → ${target} outside workers/` };
  }
  // A pure room's index is pure; what it exports beside it (the kernel's compiler) is not.
  if (subpath !== '' && pureRooms.has(place.room) && !place.isTest) {
    return { rule: 'input or output in a pure room', detail: `${target}/${subpath}` };
  }
  return undefined;
}

function outsideRooms(file: string, { specifier }: Reference): Judgement {
  const isOracle = specifier !== undefined && packageName(specifier) === oraclePackage;
  return isOracle && !isTestFile(file) ? { rule: 'oracle outside tests', detail: specifier } : undefined;
}

function manifestViolations(folder: string, manifest: Manifest, project: ProjectFiles): Violation[] {
  const file = `${folder}/package.json`;
  const room = path.posix.basename(folder);
  const allowed = allowedImports[room];
  if (allowed === undefined) return [{ file, rule: 'unknown room', detail: room }];
  const names = Object.keys({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
    ...manifest.peerDependencies,
  });
  return names.flatMap((name): Violation[] => {
    const target = roomOfPackage(name, project);
    if (name === oraclePackage) return [{ file, rule: 'oracle outside tests', detail: name }];
    if (target === undefined || allowed.includes(target)) return [];
    return [{ file, rule: 'room not allowed', detail: `${room} → ${target}` }];
  });
}

function placeOf(file: string): Place | undefined {
  const [, folder, room] = /^((?:packages|apps)\/([^/]+))\/src\//.exec(file) ?? [];
  if (folder === undefined || room === undefined) return undefined;
  return { file, folder, room, isTest: isTestFile(file) };
}

function isTestFile(file: string): boolean {
  return /\.(test|bench)\.tsx?$/.test(file);
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The room of a package: by its manifest, or, for a room not there (yet), by the name it would have. */
function roomOfPackage(name: string, project: ProjectFiles): string | undefined {
  for (const [folder, manifest] of project.manifests) {
    if (folder !== '' && manifest.name === name) return path.posix.basename(folder);
  }
  return name.startsWith('@clearway/') ? name.slice('@clearway/'.length) : undefined;
}

function isDeclared(name: string, place: Place, project: ProjectFiles): boolean {
  const own = project.manifests.get(place.folder);
  const common = project.manifests.get('');
  return name in { ...own?.dependencies, ...(place.isTest ? common?.devDependencies : {}) };
}
