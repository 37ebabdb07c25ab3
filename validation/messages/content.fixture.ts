import { expect } from 'vitest';

/** What a message says, in a form to compare: without line numbers, which differ between KVN, XML and JSON. */
export function content(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => {
      if (key === 'line') return undefined;
      return inner instanceof Float64Array ? [...inner] : inner;
    }),
  );
}

/** Reads what was just written: that it is refused is a fault of ours, and must not pass for a refusal of the input. */
export function reread<T>(written: string, read: (text: string) => T): T {
  try {
    return read(written);
  } catch (cause) {
    throw new Error(`what was written is not read: ${String(cause)}\n${written}`, { cause });
  }
}

/** Expects the same content. Compared as text first: `toEqual` would take most of the time of a million comparisons. */
export function expectSameContent(found: unknown, expected: unknown, label: string): void {
  const [one, other] = [content(found), content(expected)];
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one, label).toEqual(other);
}

/** One of three forms to write a message in, by its length, so that all three come up. */
export function syntaxFor(text: string): 'KVN' | 'XML' | 'JSON' {
  return (['KVN', 'XML', 'JSON'] as const)[text.length % 3]!;
}
