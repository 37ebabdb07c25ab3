import { type ElementSet, parseUtc } from '@clearway/astro';
import { formatOmmCsvHeader, formatOmmCsvRow } from '@clearway/messages';
import { type CatalogKeeper, configuredSources, createCatalogKeeper, type SourceNews } from '@clearway/service/keeping';
import { celestrakSatcatSource, celestrakSources } from '@clearway/service/sources';
import {
  type ElementSetRow,
  elementSetHistory,
  listWarnings,
  objectPages,
  openStore,
  type Store,
  type StorePlace,
} from '@clearway/store';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { elementSet } from '../../packages/service/src/catalog/element-set.fixture.ts';
import { describeOnPostgresql, embeddedPlace, postgresqlPlace, type TrialPlace } from '../store/databases.ts';
import { type Answer, type SourceServer, startSourceServer, type TestClock, testClock } from './source-server.ts';

/** Sets as CelesTrak sends them. */
export function tableOf(sets: readonly ElementSet[]): string {
  return [formatOmmCsvHeader().trimEnd(), ...sets.map((each) => formatOmmCsvRow(each).trimEnd()), ''].join('\r\n');
}

/** So many plausible objects with numbers from `firstId` on. */
export function someSets(count: number, firstId = 1, changes: Partial<ElementSet> = {}): ElementSet[] {
  return Array.from({ length: count }, (_, k) => elementSet({ id: firstId + k, ...changes }));
}

const SATCAT_HEADER =
  'OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OPS_STATUS_CODE,OWNER,LAUNCH_DATE,LAUNCH_SITE,DECAY_DATE,PERIOD,INCLINATION,APOGEE,PERIGEE,RCS,DATA_STATUS_CODE,ORBIT_CENTER,ORBIT_TYPE';

/** Rows of a SATCAT as CelesTrak sends it: `name,cospar,id,type,status,owner,launch,decay,rcs,data status,centre,orbit`. */
export function satcatOf(rows: readonly string[]): string {
  const full = rows.map((row) => {
    const [name, cospar, id, type, status, owner, launch, decay, rcs, data, centre, orbit] = row.split(',');
    return [name, cospar, id, type, status, owner, launch, '', decay, '', '', '', '', rcs, data, centre, orbit].join(
      ',',
    );
  });
  return [SATCAT_HEADER, ...full, ''].join('\r\n');
}

/** A store, a server that plays CelesTrak (general group, supplemental set, SATCAT), and a keeper that stands between. */
export interface Trial {
  readonly server: SourceServer;
  readonly clock: TestClock;
  readonly news: SourceNews[];
  store: Store;
  keeper: CatalogKeeper;
  /** What the server has by the start of the path; what is not there is 404. */
  readonly served: Map<string, string | Answer>;
  /** A new process: the store is opened, and the keeper made, anew. */
  restart(): Promise<void>;
  history(objectId: number): Promise<readonly ElementSetRow[]>;
  /** All sources have what they have on a good day: 4 rows of SATCAT, 40 objects, newer elements of three of them. */
  servesAll(): void;
  /** Asks all sources, and says what came of each. */
  statuses(): Promise<string[]>;
  /** Everything that refreshing may change but the memories of sources. */
  everything(): Promise<unknown>;
  /** Codes of the warnings that stand. */
  warnings(): Promise<string[]>;
  /** Ends the server; the store stays open. */
  end(): Promise<void>;
}

/** A busy machine takes its time even for a refusal; sources that are slow are told to go on by the test itself. */
const PATIENCE_SECONDS = 100;

export const GENERAL = '/NORAD/elements/gp.php';
export const SUPPLEMENTAL = '/NORAD/elements/sup-gp.php';
export const SATCAT = '/pub/satcat.csv';

const SATCAT_ROWS = [
  'ISS (ZARYA),1998-067A,7,PAY,+,ISS,1998-11-20,,399.05,,EA,ORB',
  'FENGYUN 1C DEB,1999-025ABC,8,DEB,,PRC,1999-05-10,,0.05,,EA,ORB',
  'OLD ONE,1960-001A,9,PAY,D,US,1960-01-01,1980-02-03,,,EA,IMP',
  'MARS THING,2020-001A,10,PAY,+,US,2020-01-01,,,NEA,MA,ORB',
];

/** The same tests on both databases, each with a trial of its own. */
export function describeKeeping(title: string, body: (trial: () => Trial) => void): void {
  describe(`${title}, embedded`, () => onPlace(async () => embeddedPlace(), body));
  describeOnPostgresql(title, () => onPlace(postgresqlPlace, body));
}

function onPlace(make: () => Promise<TrialPlace>, body: (trial: () => Trial) => void): void {
  let place: TrialPlace;
  let store: Store;
  let trial: Trial;
  beforeAll(async () => {
    place = await make();
    store = await openStore(place.place);
  });
  beforeEach(async () => {
    trial = await startTrial(place.place, store);
  });
  afterEach(async () => {
    // A test may have started the store anew.
    store = trial.store;
    await trial.end();
  });
  afterAll(async () => {
    await store.close();
    await place.remove();
  });
  body(() => trial);
}

/** A trial on a store, from which everything is deleted first. */
export async function startTrial(place: StorePlace, store: Store): Promise<Trial> {
  await sql`truncate objects, sources, source_warnings, element_sets, runs restart identity cascade`.execute(store.db);
  const server = await startSourceServer();
  const clock = testClock();
  const served: Trial['served'] = new Map();
  const news: SourceNews[] = [];
  server.answer = (request, response) => {
    const found = [...served].find(([path]) => request.url!.startsWith(path))?.[1];
    if (typeof found === 'function') return found(request, response);
    if (found === undefined) return void response.writeHead(404).end('none');
    const etag = `"${found.length}-${found.slice(-200).replaceAll(/[^\w]/g, '')}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
    response.writeHead(200, { 'content-type': 'text/csv', etag }).end(found);
  };
  const options = { baseUrl: server.url, now: clock.now, random: () => 0, timeoutSeconds: PATIENCE_SECONDS };
  const sources = () => [
    celestrakSatcatSource(options),
    ...celestrakSources({
      ...options,
      groups: { active: 'GROUP=active' },
      supplemental: { spacex: 'SOURCE=SpaceX-E' },
    }),
    ...configuredSources({ offline: true }),
  ];
  const keeperOn = (store: Store): Promise<CatalogKeeper> =>
    createCatalogKeeper({ store, sources: sources(), now: clock.now, onNews: (each) => void news.push(each) });
  const trial: Trial = {
    server,
    clock,
    news,
    served,
    store,
    keeper: await keeperOn(store),
    async restart() {
      await trial.store.close();
      trial.store = await openStore(place);
      trial.keeper = await keeperOn(trial.store);
    },
    history: (objectId) => elementSetHistory(trial.store.db, objectId),
    servesAll() {
      served.set(SATCAT, satcatOf(SATCAT_ROWS));
      served.set(GENERAL, tableOf(someSets(40)));
      served.set(SUPPLEMENTAL, tableOf(someSets(3, 5, { epoch: parseUtc('2026-03-10T06:00:00')! })));
    },
    async statuses() {
      const { outcomes } = await trial.keeper.refresh();
      return outcomes.map(({ source, status }) => `${source} ${status}`);
    },
    async everything() {
      const objects = [];
      for await (const page of objectPages(trial.store.db)) objects.push(...page);
      const histories = await Promise.all(objects.map(({ object_id }) => trial.history(object_id)));
      return { objects, histories };
    },
    warnings: async () => (await listWarnings(trial.store.db)).map(({ code }) => code),
    end: () => server.close(),
  };
  return trial;
}
