import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const KEY_FORM = /^(cwk_[\da-f]{16})_[\w-]{43}$/;

/** A new API key: a prefix to know it by, and 256 random bits. */
export function newApiKey(): { readonly key: string; readonly prefix: string; readonly digest: string } {
  const prefix = `cwk_${randomBytes(8).toString('hex')}`;
  const key = `${prefix}_${randomBytes(32).toString('base64url')}`;
  return { key, prefix, digest: digestOf(key) };
}

/** How a key begins; null for what is no key. */
export function prefixOfKey(key: string): string | null {
  return KEY_FORM.exec(key)?.[1] ?? null;
}

/** What the cookie of a session holds: 256 random bits. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * SHA-256, hexadecimal. Enough for secrets that we drew ourselves: of 256 random bits nobody guesses one, so that there is nothing that a
 * slow hash would slow down but every request.
 */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares two digests in a time that does not depend on where they differ. */
export function isSameDigest(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
