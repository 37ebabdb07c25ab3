import { addSeconds, type ElementSet, type Encounter, type UtcTime } from '@clearway/astro';
import {
  type AvoidancePlan,
  buildCorridor,
  type CorridorRequest,
  type PathInto,
  planAvoidance,
  type SecondaryScreen,
  secondaryScreen,
} from '@clearway/avoidance';
import { ensureKernel } from '@clearway/kernels/build';
import { uncertaintiesOfNames } from '@clearway/service/avoid';
import { randomStream } from '../screening/random.ts';
import { checkedCatalog } from '../screening/regime-check.ts';
import { crossing, objectOf, pathOf, waitingFor } from './planted-others.ts';

export const CATALOG = 'catalogs/full-density/gp.csv.gz';
export const DAY = 86_400;
const HOST = 44_713;
export const AVOIDED = 799_000_001;
export const WAITING = 799_000_002;
export const TARGET = { kind: 'probability', probability: 1e-6 } as const;
export const LIMIT = 1e-5;

/**
 * Planted: an encounter a day away, and a second object that waits 0.7 days later where the cheapest burn for the first takes the
 * satellite.
 */
export interface PlantedEncounter {
  readonly own: ElementSet;
  readonly tca: UtcTime;
  readonly encounter: Encounter;
  readonly nominal: { readonly primary: PathInto; readonly secondary: PathInto };
  /** The plan that looks at nobody else. */
  readonly alone: AvoidancePlan;
  readonly request: CorridorRequest;
  /** Of 2,403 objects. */
  readonly screen: SecondaryScreen;
}

export async function plantedEncounter(): Promise<PlantedEncounter> {
  const catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
  const own = catalog.elements.find(({ id }) => id === HOST)!;
  const tca = addSeconds(catalog.start, DAY);
  const avoided = crossing(AVOIDED, own, tca, [0.02, 0.05, 0.03]);
  const nominal = { primary: pathOf(own, tca), secondary: pathOf(avoided, tca) };
  const encounter: Encounter = {
    tca,
    primary: objectOf(own, tca, [0.04, 0.2, 0.04]),
    secondary: objectOf(avoided, tca, [0.05, 0.3, 0.05]),
    hardBodyRadiusKm: 0.01,
  };
  const alone = planAvoidance(encounter, { target: TARGET, nominal });
  const waiting = waitingFor(WAITING, own, alone, addSeconds(tca, 0.7 * DAY));
  const random = randomStream('others around a planted encounter');
  const shell = catalog.elements.filter((e) => e.meanMotionRevPerDay > 14.9 && e.meanMotionRevPerDay < 15.2);
  const others = random.choose(
    shell.filter(({ id }) => id !== HOST),
    2400,
  );
  const elements = [own, avoided, waiting, ...others];
  const request: CorridorRequest = {
    wasm: await ensureKernel(),
    elements,
    own,
    start: addSeconds(catalog.start, 0.6 * DAY),
    durationSeconds: 7.5 * DAY,
  };
  const screen = secondaryScreen(await buildCorridor(request), {
    avoided: { objectId: AVOIDED, tca },
    uncertainties: uncertaintiesOfNames(elements),
    ownIndex: 0,
  });
  return { own, tca, encounter, nominal, alone, request, screen };
}
