import type { Page } from '../schemas/page.ts';

/** Every item of a list, part after part: `allPages((cursor) => client.listEvents({ cursor }))`. */
export async function* allPages<Item>(read: (cursor: string | undefined) => Promise<Page<Item>>): AsyncGenerator<Item> {
  let cursor: string | undefined;
  for (;;) {
    const { items, next } = await read(cursor);
    yield* items;
    if (next === null) return;
    cursor = next;
  }
}
