import { allPages, type Page } from '@clearway/contract';

/** The service gives no more at once. */
const PART = 1000;

/** The first so many of a list, part after part. */
export async function firstItems<Item>(
  most: number,
  read: (part: { readonly cursor: string | undefined; readonly limit: number }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const found: Item[] = [];
  const parts = allPages((cursor) => read({ cursor, limit: Math.min(most - found.length, PART) }));
  for await (const item of parts) {
    found.push(item);
    if (found.length === most) break;
  }
  return found;
}
