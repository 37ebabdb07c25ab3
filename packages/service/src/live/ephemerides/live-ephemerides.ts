import { createHash, randomUUID } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { UserError } from '@clearway/astro';
import type {
  EphemerisDocument,
  EphemerisMode,
  OperatorEphemerisQuery,
  Page,
  ReceivedEphemerides,
} from '@clearway/contract';
import {
  addMissingObjects,
  currentActor,
  type EphemerisRow,
  findEphemeris,
  findEphemerisByIdentity,
  insertEphemeris,
  insertEphemerisFile,
  listEphemerides,
  readEphemerisFile,
  removeEphemeris,
  type Store,
} from '@clearway/store';
import { rowsOfElementSets } from '../../catalog/keeping/object-rows.ts';
import type { ByteSink } from '../../files/byte-sink.ts';
import {
  designatorOf,
  type MatchedObject,
  matchEphemeris,
  type NamedObject,
} from '../../operator-ephemerides/match-ephemeris.ts';
import { readCursor, writeCursor } from '../cursors/list-cursor.ts';
import { pageLimit } from '../cursors/page-limit.ts';
import { ephemerisDocumentOf, type ShownEphemerides } from './ephemeris-document.ts';
import type { EphemerisPreparer } from './ephemeris-preparer.ts';
import { revisionOfStates, writeEphemerisStates } from './ephemeris-states.ts';
import { seenEphemerides } from './operator-segments.ts';
import type { PreparedEphemeris } from './prepared-file.ts';

/** How an ephemeris is brought. */
export interface EphemerisBringing {
  /** Name of the file, for people; of a MEME text it names the object. */
  readonly file: string | null;
  /** Catalogue number, instead of what the file says. */
  readonly objectId: number | null;
  readonly mode: EphemerisMode;
}

/** Operators' ephemerides of a running Clearway. */
export interface LiveEphemerides {
  /** Takes in the ephemerides of a file (OEM, OCM, MEME; plain or gzip), all or none of them; they are screened at once. */
  receive(body: AsyncIterable<Uint8Array>, how: EphemerisBringing): Promise<ReceivedEphemerides>;
  list(query: OperatorEphemerisQuery): Promise<Page<EphemerisDocument>>;
  find(ephemerisId: number): Promise<EphemerisDocument | null>;
  /** Writes the file that it came in, unpacked. */
  writeFile(ephemerisId: number, sink: ByteSink, signal?: AbortSignal): Promise<void>;
  delete(ephemerisId: number): Promise<void>;
  /** Writes an EphemerisStatesDocument: where the ephemerides of the run that is shown say that their objects are. */
  writeStates(sink: ByteSink, wanted: 'states' | 'covariances'): Promise<void>;
  /** Changes whenever that is another. */
  statesRevision(): string;
}

export interface EphemerisSources {
  readonly store: Store;
  readonly preparer: EphemerisPreparer;
  /** Those among which objects are looked for. */
  readonly objects: () => readonly NamedObject[];
  readonly shown: () => ShownEphemerides | null;
  readonly clockUs: () => number;
  readonly nowUs: () => number;
  /** Objects that nobody knew of were added. */
  readonly onNewObjects: (ids: readonly number[]) => Promise<void>;
  /** Ephemerides came or went. */
  readonly onChange: () => void;
}

/** The ephemerides that were brought, from the database. */
export function liveEphemerides(sources: EphemerisSources): LiveEphemerides {
  const { store, preparer, nowUs } = sources;
  const { db } = store;
  /** Numbers of ephemerides mean something in one database. */
  const boot = randomUUID();
  const documentOf = (row: EphemerisRow): EphemerisDocument =>
    ephemerisDocumentOf(row, sources.shown(), sources.clockUs());
  return {
    async receive(body, how) {
      const name = how.file ?? 'the body';
      const { content, ephemerides } = await preparer.prepare({ bytes: await bytesOf(body), name });
      const objects = sources.objects();
      const matched = ephemerides.map((ephemeris) => ({ ephemeris, object: objectOf(ephemeris, how, objects, name) }));
      if (how.objectId !== null && new Set(ephemerides.map(nameOf)).size > 1) {
        const what = `${name} has ephemerides of several objects, and one number was given for it`;
        throw new UserError('option-invalid', what, 'send a file for each object, or give no number');
      }
      const rows: EphemerisRow[] = [];
      const fresh = new Set<number>();
      const receivedUs = nowUs();
      const added = await store.db.transaction().execute(async (trx) => {
        let fileId: number | null = null;
        for (const { ephemeris, object } of matched) {
          const identity = identityOf(ephemeris, object, how.mode);
          const known = await findEphemerisByIdentity(trx, identity);
          fileId ??= known ? null : await insertEphemerisFile(trx, { receivedUs, name: how.file, content });
          const row =
            known ??
            (await insertEphemeris(trx, {
              ...ephemeris.row,
              ephemeris_file_id: fileId!,
              object_id: object.id,
              object_name: object.name.slice(0, 60),
              mode: how.mode,
              received_us: receivedUs,
              identity,
            }));
          if (!known) fresh.add(row.ephemeris_id);
          rows.push(row);
        }
        // Everybody sees the list of objects: what a team calls one that nobody knew of is its own affair.
        const isOfTeam = currentActor().teamId !== null;
        const named = matched.map(({ object, ephemeris: { names } }) => ({
          ...object,
          ...(isOfTeam ? { name: `OBJECT ${object.id}` } : {}),
          internationalDesignator: isOfTeam ? '' : (designatorOf(names.objectId ?? '') ?? ''),
        }));
        return addMissingObjects(trx, rowsOfElementSets(named, receivedUs));
      });
      if (added > 0) await sources.onNewObjects(matched.map(({ object }) => object.id));
      if (fresh.size > 0) sources.onChange();
      return { ephemerides: rows.map(documentOf), known: rows.length - fresh.size };
    },
    async list(query) {
      const limit = pageLimit(query.limit);
      const [before] = query.cursor === undefined ? [] : readCursor(query.cursor, 'ephemerides', 1);
      const rows = await listEphemerides(db, {
        ...(query.object === undefined ? {} : { objectIds: query.object }),
        ...(before === undefined ? {} : { before }),
        limit: limit + 1,
      });
      const shown = rows.slice(0, limit);
      const next = rows.length > limit ? writeCursor('ephemerides', [shown.at(-1)!.ephemeris_id]) : null;
      return { items: shown.map(documentOf), next, total: null };
    },
    async find(ephemerisId) {
      const row = await findEphemeris(db, ephemerisId);
      return row ? documentOf(row) : null;
    },
    async writeFile(ephemerisId, sink, signal) {
      const content = await readEphemerisFile(db, ephemerisId);
      if (!content) throw unknownEphemeris(ephemerisId);
      const out = new Writable({
        write: (part: Uint8Array, _, done) => void sink.write(part).then(() => done(), done),
      });
      await pipeline(Readable.from([content]), createGunzip(), out, signal ? { signal } : {});
    },
    writeStates: (sink, wanted) =>
      writeEphemerisStates(store, seenEphemerides(sources.shown()?.ephemerides ?? []), sink, wanted),
    statesRevision: () =>
      createHash('sha256')
        .update(`${boot} ${revisionOfStates(seenEphemerides(sources.shown()?.ephemerides ?? []))}`)
        .digest('hex'),
    async delete(ephemerisId) {
      if (!(await removeEphemeris(db, ephemerisId, nowUs()))) throw unknownEphemeris(ephemerisId);
      sources.onChange();
    },
  };
}

function objectOf(
  { names }: PreparedEphemeris,
  { objectId }: EphemerisBringing,
  objects: readonly NamedObject[],
  name: string,
): MatchedObject {
  try {
    return matchEphemeris(names, objectId, objects, name);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // There is no option of a command here.
    throw new UserError(error.code, error.message, 'say whose it is by its catalogue number', { cause: error });
  }
}

function nameOf({ names: { objectId, objectName } }: PreparedEphemeris): string | null {
  return objectId ?? objectName;
}

function identityOf({ digest }: PreparedEphemeris, { id }: MatchedObject, mode: EphemerisMode): string {
  return createHash('sha256').update(`${digest} ${id} ${mode}`).digest('hex');
}

async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

function unknownEphemeris(ephemerisId: number): UserError {
  return new UserError('unknown', `there is no ephemeris ${ephemerisId}`, 'see the list of ephemerides');
}
