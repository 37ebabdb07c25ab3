import { StoreError } from '../errors/store-error.ts';

/** PostgreSQL's numbers of the types that both drivers must read alike. */
export const INT8 = 20;
export const INT8_ARRAY = 1016;
export const BYTEA = 17;

/**
 * int8 as a number. Times in microseconds and ids stay far below 2^53 (the year 2255); one beyond is an error, because
 * the one driver would silently round it and the other give a string or a bigint.
 */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new StoreError('number-too-large', `the database holds ${text}, which is beyond ±2^53`);
  }
  return value;
}

/** PostgreSQL's text form of an int8[] of one dimension, without nulls: `{1,2}`. */
export function parseInt8Array(text: string): number[] {
  return text === '{}' ? [] : text.slice(1, -1).split(',').map(parseInt8);
}

/** PostgreSQL's text form of bytea, `\x` and hexadecimal, as bytes that own their memory, so that they can be transferred. */
export function parseBytea(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array((text.length - 2) / 2);
  Buffer.from(bytes.buffer).write(text.slice(2), 'hex');
  return bytes;
}

export function formatBytea(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}
