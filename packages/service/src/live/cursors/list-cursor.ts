import { UserError } from '@clearway/astro';

/**
 * Where a page of a list ended, as text for the next request: the name of the order and the numbers by which its last item
 * is ordered. Not a place in the list, so that it holds while the list changes.
 */
export function writeCursor(order: string, values: readonly number[]): string {
  return Buffer.from(JSON.stringify([order, ...values])).toString('base64url');
}

/** Reads a cursor of this order with so many numbers. Throws UserError where it is none, or of another list. */
export function readCursor(cursor: string, order: string, count: number): readonly number[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw invalid(cursor);
  }
  if (!Array.isArray(parts) || parts.length !== count + 1 || parts[0] !== order) throw invalid(cursor);
  const values: readonly unknown[] = parts.slice(1);
  if (!values.every((value): value is number => typeof value === 'number' && Number.isFinite(value))) {
    throw invalid(cursor);
  }
  return values;
}

function invalid(cursor: string): UserError {
  const what = `cursor=${cursor.slice(0, 40)} is not of this list`;
  return new UserError('option-invalid', what, 'give `next` of the page before, with the same filters and order');
}
