import type { ElementSet } from '@clearway/astro';
import { formatOmmCsvHeader, formatOmmCsvRow } from '@clearway/messages';
import { type CatalogKeeper, configuredSources, createCatalogKeeper, type SourceNews } from '@clearway/service/keeping';
import { celestrakSatcatSource, celestrakSources } from '@clearway/service/sources';
import { type ElementSetRow, elementSetHistory, openStore, type Store, type StorePlace } from '@clearway/store';
import { sql } from 'kysely';
import { elementSet } from '../../packages/service/src/catalog/element-set.fixture.ts';
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
  /** Ends the server; the store stays open. */
  end(): Promise<void>;
}

export const GENERAL = '/NORAD/elements/gp.php';
export const SUPPLEMENTAL = '/NORAD/elements/sup-gp.php';
export const SATCAT = '/pub/satcat.csv';

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
  const options = { baseUrl: server.url, now: clock.now, random: () => 0, timeoutSeconds: 5 };
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
    end: () => server.close(),
  };
  return trial;
}
