import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { StoreError } from '../errors/store-error.ts';
import { parseTarHeader, TAR_BLOCK, type TarEntry, tarPadding } from './tar-format.ts';
import { DATABASE_FOLDER, NOTES_ENTRY } from './write-backup.ts';

/** More than any notes need. */
const MOST_NOTES_BYTES = 65_536;

/**
 * Puts the database in the archive `file` into the new folder `folder` and gives the archive's notes. `check` sees the
 * notes before anything is written, and throws to refuse. Throws `backup-unreadable` where the archive is damaged or ends
 * early; the folder is then incomplete and the caller's to remove.
 */
export async function extractBackup(file: string, folder: string, check: (notes: string) => void): Promise<string> {
  const extraction = new Extraction(folder, check);
  try {
    await pipeline(
      createReadStream(file, { highWaterMark: 1 << 20 }),
      createGunzip({ chunkSize: 1 << 18 }),
      async (chunks) => {
        for await (const chunk of chunks) await extraction.take(chunk as Buffer);
      },
    );
    return extraction.finish();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError('backup-unreadable', `the backup ${file} cannot be read: ${(error as Error).message}`, '', {
      cause: error,
    });
  } finally {
    await extraction.close();
  }
}

/** Reads the blocks of an archive as they arrive and writes what they hold. */
class Extraction {
  readonly #folder: string;
  readonly #check: (notes: string) => void;
  #rest: Buffer = Buffer.alloc(0);
  #file: FileHandle | undefined;
  #contentLeft = 0;
  #paddingLeft = 0;
  #notes: string | undefined;
  #notesBytes = 0;
  #ended = false;

  constructor(folder: string, check: (notes: string) => void) {
    this.#folder = folder;
    this.#check = check;
  }

  async take(chunk: Buffer): Promise<void> {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    while (await this.#step());
  }

  finish(): string {
    if (!this.#ended || this.#notes === undefined) {
      throw new StoreError('backup-unreadable', 'the backup ends early or is not one of Clearway');
    }
    return this.#notes;
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }

  /** One header, piece of content or padding; false when more must arrive first. */
  async #step(): Promise<boolean> {
    if (this.#ended) {
      this.#rest = Buffer.alloc(0);
      return false;
    }
    if (this.#notesBytes > 0) return this.#readNotes();
    if (this.#contentLeft > 0) {
      if (this.#rest.length === 0) return false;
      const piece = this.#consume(Math.min(this.#contentLeft, this.#rest.length));
      await this.#file?.writeFile(piece);
      this.#contentLeft -= piece.length;
      if (this.#contentLeft === 0) await this.close();
      return true;
    }
    if (this.#rest.length < this.#paddingLeft + TAR_BLOCK) return false;
    this.#consume(this.#paddingLeft);
    this.#paddingLeft = 0;
    const entry = parseTarHeader(this.#consume(TAR_BLOCK));
    if (entry === undefined) this.#ended = true;
    else await this.#begin(entry);
    return true;
  }

  async #begin({ name, bytes }: TarEntry): Promise<void> {
    if (this.#notes === undefined) {
      if (name !== NOTES_ENTRY || bytes === 0 || bytes > MOST_NOTES_BYTES) {
        throw new StoreError('backup-unreadable', 'the file is an archive, but not a backup of Clearway');
      }
      this.#notesBytes = bytes;
      return;
    }
    if (!name.startsWith(DATABASE_FOLDER)) throw new StoreError('backup-unreadable', `the backup holds ${name}`);
    const target = path.join(this.#folder, name.slice(DATABASE_FOLDER.length));
    if (name.endsWith('/')) {
      await mkdir(target, { recursive: true, mode: 0o700 });
      return;
    }
    this.#file = await open(target, 'wx', 0o600);
    this.#contentLeft = bytes;
    this.#paddingLeft = tarPadding(bytes);
    if (bytes === 0) await this.close();
  }

  #readNotes(): boolean {
    if (this.#rest.length < this.#notesBytes) return false;
    this.#notes = this.#consume(this.#notesBytes).toString('utf8');
    this.#paddingLeft = tarPadding(this.#notesBytes);
    this.#notesBytes = 0;
    this.#check(this.#notes);
    return true;
  }

  #consume(bytes: number): Buffer {
    const piece = this.#rest.subarray(0, bytes);
    this.#rest = this.#rest.subarray(bytes);
    return piece;
  }
}
