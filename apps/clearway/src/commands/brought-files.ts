import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { UserError } from '@clearway/service';
import { checkFiles } from '../command-line/check-files.ts';
import type { Surroundings } from '../command-line/surroundings.ts';

/** How large a file may be that is brought to a running Clearway, and what to do with a larger one. */
export interface BroughtSize {
  readonly mostBytes: number;
  readonly hint: string;
}

/** A file as it is sent. */
export interface BroughtFile {
  /** Its name without folders, for people. */
  readonly name: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** As the service keeps names. */
const LONGEST_NAME = 200;

/** Makes sure that all files are there and small enough, before anything is sent. Throws UserError. */
export async function checkBrought(files: readonly string[], size: BroughtSize): Promise<void> {
  await checkFiles(files, {});
  for (const file of files) {
    if (file === '-') continue;
    const opened = await open(file);
    const { size: bytes } = await opened.stat().finally(() => opened.close());
    refuseLarger(file, bytes, size);
  }
}

/** Sends files one after the other, so that one of them is in memory at a time, and gives what came of each. */
export async function bring<Received>(
  files: readonly string[],
  size: BroughtSize,
  { signal }: Surroundings,
  send: (file: BroughtFile, place: number) => Promise<Received>,
): Promise<Received[]> {
  const all: Received[] = [];
  for (const [place, file] of files.entries()) {
    signal.throwIfAborted();
    const body = new Uint8Array(file === '-' ? await buffer(process.stdin) : await readFile(file));
    refuseLarger(file, body.length, size);
    const name = file === '-' ? 'standard input' : path.basename(file);
    all.push(await send({ name: name.slice(0, LONGEST_NAME), body }, place));
  }
  return all;
}

/** `2 messages, 1 of them there already`. */
export function broughtSaid(count: string, received: readonly { readonly known: number }[]): string {
  const known = received.reduce((sum, each) => sum + each.known, 0);
  return known === 0 ? count : `${count}, ${known} of them there already`;
}

function refuseLarger(file: string, bytes: number, { mostBytes, hint }: BroughtSize): void {
  if (bytes <= mostBytes) return;
  const most = mostBytes.toLocaleString('en-US');
  throw new UserError('file-unreadable', `${file}: ${bytes.toLocaleString('en-US')} bytes, more than ${most}`, hint);
}
