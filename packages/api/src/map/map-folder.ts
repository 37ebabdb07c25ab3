import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { UserError } from '@clearway/service';
import { type ContentEncoding, encodeBody } from '../answers/content-encoding.ts';
import { entityTag } from '../answers/entity-tag.ts';
import { contentTypeOf, isWorthPacking } from './content-types.ts';

/** A file of the map. Its bytes are read when they are first asked for, and then kept. */
export interface MapFile {
  readonly contentType: string;
  /** Its name changes with its content, so that it may be kept for good. */
  readonly isImmutable: boolean;
  readonly isWorthPacking: boolean;
  /** Null where the file has gone since. */
  readonly content: () => Promise<{ readonly body: Uint8Array<ArrayBuffer>; readonly etag: string } | null>;
  /** As it was packed when the map was built, or else packed now. */
  readonly packed: (encoding: ContentEncoding) => Promise<Uint8Array<ArrayBuffer>>;
}

/** The files of the map by their paths in addresses, `/assets/index-B3x9Yz0a.js`. */
export type MapFolder = ReadonlyMap<string, MapFile>;

/** `-B3x9Yz0a.js`, as Vite names files by their content; words of eight letters, which have neither digits nor capitals, are no hash. */
const HASHED = /^\/assets\/.*-(?=[\w-]*[A-Z0-9])[\w-]{8}\.\w+(\.map)?$/;
const ENDINGS: Readonly<Record<ContentEncoding, string>> = { br: '.br', gzip: '.gz' };

/**
 * The map that a build has put into a folder, as it is now: only what is listed here is ever served, so that no address leads out
 * of it; links are not followed. Throws UserError where there is no map in it.
 */
export function openMapFolder(folder: string): MapFolder {
  const names = new Set(fileNames(folder));
  const files = new Map<string, MapFile>();
  for (const name of names) {
    const isPackedForm = Object.values(ENDINGS).some(
      (ending) => name.endsWith(ending) && names.has(name.slice(0, -ending.length)),
    );
    if (!isPackedForm) files.set(addressOf(name), mapFile(folder, name, names));
  }
  if (!files.has('/index.html')) {
    throw new UserError('file-not-found', `${folder}: there is no map (index.html)`, 'build the map first');
  }
  return files;
}

function fileNames(folder: string): string[] {
  try {
    return (
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
        // What a build notes for itself.
        .filter((name) => !name.split(sep).some((part) => part.startsWith('.')))
    );
  } catch (cause) {
    throw new UserError('file-not-found', `${folder}: there is no such folder`, 'build the map first', { cause });
  }
}

function addressOf(name: string): string {
  return `/${name.split(sep).map(encodeURIComponent).join('/')}`;
}

function mapFile(folder: string, name: string, names: ReadonlySet<string>): MapFile {
  const packed: Partial<Record<ContentEncoding, Promise<Uint8Array<ArrayBuffer>>>> = {};
  let kept: ReturnType<MapFile['content']> | null = null;
  const content: MapFile['content'] = () => {
    kept ??= readFile(join(folder, name)).then(
      (body) => ({ body: new Uint8Array(body), etag: entityTag(body) }),
      () => null,
    );
    return kept;
  };
  return {
    contentType: contentTypeOf(name),
    isImmutable: HASHED.test(addressOf(name)),
    isWorthPacking: isWorthPacking(name),
    content,
    packed(encoding) {
      const sibling = `${name}${ENDINGS[encoding]}`;
      packed[encoding] ??= names.has(sibling)
        ? readFile(join(folder, sibling)).then((bytes) => new Uint8Array(bytes))
        : content().then((plain) => encodeBody(plain!.body, encoding));
      return packed[encoding];
    },
  };
}
