import { createHash } from 'node:crypto';

/**
 * JSON in its canonical form (RFC 8785): members by the UTF-16 units of their names, no spaces, numbers as ECMAScript writes them. The
 * same document always gives the same bytes, wherever its members came from. Members that are undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 of a text in UTF-8, hexadecimal. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** SHA-256 of the canonical JSON of a document. */
export function digestOf(document: unknown): string {
  return sha256Of(canonicalJson(document));
}
