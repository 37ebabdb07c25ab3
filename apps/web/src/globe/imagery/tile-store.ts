import { keyOfTile, type Tile } from './tile-grid.ts';

export interface TileStoreOptions<Picture> {
  /** Throws a TypeError where the host cannot be reached, anything else where it has no such picture. */
  load(tile: Tile, signal: AbortSignal): Promise<Picture>;
  release(picture: Picture): void;
  /** A picture has come. */
  onChange(): void;
  /** The host cannot be reached. Told once, until it could be again. */
  onTrouble(): void;
  readonly now?: () => number;
}

/** Pictures that have been loaded, and those that are on their way. */
export interface TileStore<Picture> {
  /** Null while it is not there. */
  get(tile: Tile): { readonly picture: Picture; readonly sinceMs: number } | null;
  /** These are wanted now, the first ones first: others on their way are given up, the longest unused are forgotten. */
  want(tiles: readonly Tile[]): void;
  size(): number;
  dispose(): void;
}

/** Browsers open about as many lines to one host. */
const MOST_ON_THEIR_WAY = 6;
/** A picture takes about 0.35 MB with its smaller copies: some 60 MB in all. */
const MOST_KEPT = 180;
const TROUBLE_FAILURES = 4;
const TROUBLE_PAUSE_MS = 60_000;
/** A picture that the host does not have is not asked for again within this. */
const MISSING_MS = 600_000;

export function createTileStore<Picture>(options: TileStoreOptions<Picture>): TileStore<Picture> {
  const { load, release, onChange, onTrouble, now = () => performance.now() } = options;
  /** In the order of their last use. */
  const kept = new Map<string, { picture: Picture; sinceMs: number }>();
  const onTheirWay = new Map<string, AbortController>();
  const missingUntil = new Map<string, number>();
  let wanted: readonly Tile[] = [];
  let failures = 0;
  let pausedUntilMs = Number.NEGATIVE_INFINITY;
  let told = false;
  let disposed = false;

  const begin = (tile: Tile, key: string): void => {
    const asking = new AbortController();
    onTheirWay.set(key, asking);
    load(tile, asking.signal).then(
      (picture) => {
        onTheirWay.delete(key);
        if (disposed || asking.signal.aborted) return release(picture);
        failures = 0;
        told = false;
        kept.set(key, { picture, sinceMs: now() });
        forgetOldest();
        onChange();
        next();
      },
      (error: unknown) => {
        // One that was given up may have been asked for again since.
        if (onTheirWay.get(key) === asking) onTheirWay.delete(key);
        if (disposed || asking.signal.aborted) return;
        if (error instanceof TypeError) fail();
        else missingUntil.set(key, now() + MISSING_MS);
        next();
      },
    );
  };
  const fail = (): void => {
    failures++;
    if (failures < TROUBLE_FAILURES) return;
    failures = 0;
    pausedUntilMs = now() + TROUBLE_PAUSE_MS;
    if (!told) onTrouble();
    told = true;
  };
  const next = (): void => {
    if (disposed || now() < pausedUntilMs) return;
    for (const tile of wanted) {
      if (onTheirWay.size >= MOST_ON_THEIR_WAY) return;
      const key = keyOfTile(tile);
      if (kept.has(key) || onTheirWay.has(key) || now() < (missingUntil.get(key) ?? Number.NEGATIVE_INFINITY)) continue;
      begin(tile, key);
    }
  };
  const forgetOldest = (): void => {
    for (const [key, { picture }] of kept) {
      if (kept.size <= MOST_KEPT) return;
      kept.delete(key);
      release(picture);
    }
  };
  return {
    get(tile) {
      const key = keyOfTile(tile);
      const found = kept.get(key);
      if (found === undefined) return null;
      kept.delete(key);
      kept.set(key, found);
      return found;
    },
    want(tiles) {
      wanted = tiles;
      const keys = new Set(tiles.map(keyOfTile));
      for (const [key, asking] of onTheirWay) {
        if (keys.has(key)) continue;
        onTheirWay.delete(key);
        asking.abort();
      }
      next();
    },
    size: () => kept.size,
    dispose() {
      disposed = true;
      for (const asking of onTheirWay.values()) asking.abort();
      for (const { picture } of kept.values()) release(picture);
      onTheirWay.clear();
      kept.clear();
    },
  };
}
