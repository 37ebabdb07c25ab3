import type { BenchItem } from './bench-item.ts';
import { fullDensity, mainCatalogue } from './items/all-pairs.ts';
import { avoidance } from './items/avoidance.ts';
import { contention } from './items/contention.ts';
import { encounterRisk } from './items/encounter-risk.ts';
import { flyAround } from './items/fly-around.ts';
import { kernelSpeed } from './items/kernel-speed.ts';
import { liveLists } from './items/live-lists.ts';
import { map } from './items/map.ts';
import { million } from './items/million.ts';
import { onePrimary } from './items/one-primary.ts';
import { ownEphemeris } from './items/own-ephemeris.ts';
import { probability } from './items/probability.ts';
import { riskShare } from './items/risk-share.ts';
import { server } from './items/server.ts';
import { soak } from './items/soak.ts';
import { storeGrowth } from './items/store-growth.ts';
import { storeSpeed } from './items/store-speed.ts';
import { growth, hundredThousand } from './items/synthetic.ts';
import { workers } from './items/workers.ts';

/** All benchmarks, in the order of the table. */
export const BENCH_ITEMS: readonly BenchItem[] = [
  fullDensity,
  mainCatalogue,
  onePrimary,
  ownEphemeris,
  hundredThousand,
  growth,
  kernelSpeed,
  probability,
  encounterRisk,
  riskShare,
  avoidance,
  storeSpeed,
  storeGrowth,
  liveLists,
  server,
  workers,
  contention,
  million,
  soak,
  map,
  flyAround,
];
