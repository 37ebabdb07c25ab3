import { describe, expect, test, vi } from 'vitest';
import { keyOfTile, type Tile, tilesOfZoom } from './tile-grid.ts';
import { createTileStore } from './tile-store.ts';

/** A host whose answers the test gives when it likes. */
function heldHost() {
  const asked = new Map<string, { answer(picture: string): void; refuse(error: Error): void; signal: AbortSignal }>();
  const released: string[] = [];
  const clock = { nowMs: 0 };
  const onTrouble = vi.fn();
  const onChange = vi.fn();
  const store = createTileStore<string>({
    load: (tile, signal) =>
      new Promise((answer, refuse) => {
        asked.set(keyOfTile(tile), { answer, refuse, signal });
      }),
    release: (picture) => released.push(picture),
    onChange,
    onTrouble,
    now: () => clock.nowMs,
  });
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const answerAll = async (): Promise<void> => {
    for (const [key, { answer }] of asked) answer(key);
    asked.clear();
    await settle();
  };
  const refuseAll = async (error: Error): Promise<void> => {
    for (const { refuse } of asked.values()) refuse(error);
    asked.clear();
    await settle();
  };
  return { store, asked, released, clock, onTrouble, onChange, answerAll, refuseAll, settle };
}

const tiles: readonly Tile[] = tilesOfZoom(5);

describe('the store of pictures', () => {
  test('asks for the first ones first, a few at a time', async () => {
    const { store, asked, answerAll } = heldHost();
    store.want(tiles.slice(0, 20));
    expect([...asked.keys()]).toEqual(tiles.slice(0, 6).map(keyOfTile));
    await answerAll();
    expect(store.get(tiles[0]!)?.picture).toBe('5/0/0');
    expect([...asked.keys()]).toEqual(tiles.slice(6, 12).map(keyOfTile));
  });

  test('gives up what is no longer wanted', () => {
    const { store, asked } = heldHost();
    store.want(tiles.slice(0, 6));
    const first = asked.get('5/0/0')!;
    const second = asked.get('5/1/0')!;
    store.want(tiles.slice(1, 8));
    expect(first.signal.aborted).toBe(true);
    expect(second.signal.aborted).toBe(false);
    expect(asked.has('5/6/0')).toBe(true);
  });

  test('lets go of a picture that comes after it was given up', async () => {
    const { store, asked, released, settle } = heldHost();
    store.want(tiles.slice(0, 1));
    const late = asked.get('5/0/0')!;
    store.want([]);
    late.answer('late');
    await settle();
    expect(store.size()).toBe(0);
    expect(released).toEqual(['late']);
  });

  test('is bounded, and forgets what was longest not used', async () => {
    const { store, released, answerAll } = heldHost();
    store.want(tiles.slice(0, 170));
    for (let round = 0; round < 30; round++) {
      store.get(tiles[0]!);
      await answerAll();
    }
    store.want(tiles.slice(170, 230));
    for (let round = 0; round < 10; round++) {
      store.get(tiles[0]!);
      await answerAll();
    }
    expect(store.size()).toBe(180);
    expect(store.get(tiles[0]!)).not.toBeNull();
    expect(store.get(tiles[1]!)).toBeNull();
    expect(released).toHaveLength(50);
  });

  test('tells once that the host cannot be reached, leaves it alone for a minute, and tries again', async () => {
    const { store, asked, clock, onTrouble, refuseAll, answerAll } = heldHost();
    store.want(tiles.slice(0, 40));
    await refuseAll(new TypeError('Failed to fetch'));
    expect(onTrouble).toHaveBeenCalledTimes(1);
    // Those that were on their way.
    await refuseAll(new TypeError('Failed to fetch'));
    store.want(tiles.slice(0, 41));
    expect(asked.size).toBe(0);
    clock.nowMs = 61_000;
    store.want(tiles.slice(0, 40));
    expect(asked.size).toBe(6);
    await refuseAll(new TypeError('Failed to fetch'));
    expect(onTrouble).toHaveBeenCalledTimes(1);
    clock.nowMs = 130_000;
    store.want(tiles.slice(0, 40));
    await answerAll();
    expect(store.get(tiles[0]!)).not.toBeNull();
  });

  test('does not ask again for what the host does not have', async () => {
    const { store, asked, clock, onTrouble, refuseAll } = heldHost();
    store.want(tiles.slice(0, 6));
    await refuseAll(new Error('404'));
    store.want(tiles.slice(0, 6));
    expect(asked.size).toBe(0);
    expect(onTrouble).not.toHaveBeenCalled();
    clock.nowMs = 601_000;
    store.want(tiles.slice(0, 6));
    expect(asked.size).toBe(6);
  });
});
