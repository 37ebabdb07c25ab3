import type { BenchRun, Shared } from './bench-item.ts';

/** Things that items share, by name. */
export interface SharedThings {
  readonly shared: BenchRun['shared'];
  remove(): Promise<void>;
}

export function createSharedThings(): SharedThings {
  const made = new Map<string, Shared<unknown>>();
  return {
    async shared<Thing>(name: string, make: () => Promise<Shared<Thing>>): Promise<Thing> {
      const known = made.get(name);
      if (known) return known.thing as Thing;
      const fresh = await make();
      made.set(name, fresh);
      return fresh.thing;
    },
    async remove(): Promise<void> {
      for (const each of made.values()) await each.remove();
      made.clear();
    },
  };
}
