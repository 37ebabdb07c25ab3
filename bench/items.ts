import type { BenchItem } from './bench-item.ts';
import { fullDensity, mainCatalogue } from './items/all-pairs.ts';
import { kernelSpeed } from './items/kernel-speed.ts';
import { liveLists } from './items/live-lists.ts';
import { onePrimary } from './items/one-primary.ts';
import { server } from './items/server.ts';
import { storeGrowth } from './items/store-growth.ts';
import { storeSpeed } from './items/store-speed.ts';
import { growth, hundredThousand } from './items/synthetic.ts';

/** All benchmarks, in the order of the table. */
export const BENCH_ITEMS: readonly BenchItem[] = [
  fullDensity,
  mainCatalogue,
  onePrimary,
  hundredThousand,
  growth,
  kernelSpeed,
  storeSpeed,
  storeGrowth,
  liveLists,
  server,
];
