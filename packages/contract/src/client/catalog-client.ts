import type { ElementsQuery, EphemerisQuery, StatesQuery } from '../parameters/queries.ts';
import type { CatalogDocument } from '../schemas/catalog.ts';
import type {
  ElementSetDocument,
  ObjectDetail,
  ObjectQuery,
  ObjectSummary,
  StatesDocument,
} from '../schemas/objects.ts';
import type { Page, PageQuery } from '../schemas/page.ts';
import type { SourceDocument, UploadDocument } from '../schemas/sources.ts';
import type { NewWatchlist, WatchlistDocument } from '../schemas/watchlists.ts';
import { API, type CallOptions, signalOf, type Transport, type UploadBody } from './transport.ts';

/** Objects, their element sets, where they come from, lists of them, and where they are. */
export interface CatalogClient {
  listObjects(query?: ObjectQuery, options?: CallOptions): Promise<Page<ObjectSummary>>;
  readCatalog(options?: CallOptions): Promise<CatalogDocument>;
  findObject(objectId: number, options?: CallOptions): Promise<ObjectDetail>;
  listElementSets(objectId: number, query?: PageQuery, options?: CallOptions): Promise<Page<ElementSetDocument>>;
  /** The file as it comes. */
  readElements(objectId: number, query?: ElementsQuery, options?: CallOptions): Promise<Response>;
  listStates(query: StatesQuery, options?: CallOptions): Promise<StatesDocument>;
  /** The file as it comes: `body` is a stream. */
  readEphemeris(objectId: number, query: EphemerisQuery, options?: CallOptions): Promise<Response>;
  listWatchlists(options?: CallOptions): Promise<Page<WatchlistDocument>>;
  createWatchlist(watchlist: NewWatchlist, options?: CallOptions): Promise<WatchlistDocument>;
  findWatchlist(name: string, options?: CallOptions): Promise<WatchlistDocument>;
  deleteWatchlist(name: string, options?: CallOptions): Promise<void>;
  addWatchlistMembers(name: string, objectIds: readonly number[], options?: CallOptions): Promise<WatchlistDocument>;
  removeWatchlistMembers(name: string, objectIds: readonly number[], options?: CallOptions): Promise<WatchlistDocument>;
  listSources(options?: CallOptions): Promise<Page<SourceDocument>>;
  /** One source, or all that may be asked now. */
  refreshSources(source?: string, options?: CallOptions): Promise<Page<SourceDocument>>;
  /** Element sets in any format, plain or gzip. */
  uploadElementSets(source: string, body: UploadBody, options?: CallOptions): Promise<UploadDocument>;
}

const watchlistPath = (name: string): string => `${API}/watchlists/${encodeURIComponent(name)}`;

export function createCatalogClient({ get, send, ask, upload }: Transport): CatalogClient {
  return {
    listObjects: (query, call) => get(`${API}/objects`, query, call),
    readCatalog: (call) => get(`${API}/catalog`, {}, call),
    findObject: (objectId, call) => get(`${API}/objects/${objectId}`, {}, call),
    listElementSets: (objectId, query, call) => get(`${API}/objects/${objectId}/element-sets`, query, call),
    readElements: (objectId, query, call = {}) => ask(`${API}/objects/${objectId}/elements`, signalOf(call), query),
    listStates: (query, call) => get(`${API}/states`, query, call),
    readEphemeris: (objectId, query, call = {}) => ask(`${API}/objects/${objectId}/ephemeris`, signalOf(call), query),
    listWatchlists: (call) => get(`${API}/watchlists`, {}, call),
    createWatchlist: (watchlist, call) => send('POST', `${API}/watchlists`, watchlist, call),
    findWatchlist: (name, call) => get(watchlistPath(name), {}, call),
    deleteWatchlist: (name, call) => send('DELETE', watchlistPath(name), undefined, call),
    addWatchlistMembers: (name, object_ids, call) =>
      send('POST', `${watchlistPath(name)}/members`, { object_ids }, call),
    removeWatchlistMembers: (name, object_ids, call) =>
      send('DELETE', `${watchlistPath(name)}/members`, { object_ids }, call),
    listSources: (call) => get(`${API}/sources`, {}, call),
    refreshSources: (source, call) =>
      send('POST', `${API}/sources/refresh`, source === undefined ? {} : { source }, call),
    uploadElementSets: (source, body, call) =>
      upload(`${API}/sources/${encodeURIComponent(source)}/element-sets`, body, {}, call),
  };
}
