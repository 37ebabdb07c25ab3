import type { MapSettings } from '../schemas/map-settings.ts';
import type { HealthDocument, ReadinessDocument, StatisticsDocument, VersionDocument } from '../schemas/status.ts';
import { API, type CallOptions, signalOf, type Transport } from './transport.ts';

/** How the service itself is. */
export interface StatusClient {
  readStatistics(options?: CallOptions): Promise<StatisticsDocument>;
  readHealth(options?: CallOptions): Promise<HealthDocument>;
  /** Also where it is not ready. */
  readReadiness(options?: CallOptions): Promise<ReadinessDocument>;
  readMapSettings(options?: CallOptions): Promise<MapSettings>;
  readVersion(options?: CallOptions): Promise<VersionDocument>;
  /** The file as it comes: `body` is a stream. */
  downloadBackup(options?: CallOptions): Promise<Response>;
}

export function createStatusClient({ get, ask }: Transport): StatusClient {
  return {
    readStatistics: (call) => get(`${API}/statistics`, {}, call),
    readHealth: (call) => get(`${API}/health`, {}, call),
    // The one answer of 503 that is no problem.
    readReadiness: async (call = {}) =>
      (await ask(`${API}/ready`, signalOf(call), {}, 503)).json() as Promise<ReadinessDocument>,
    readMapSettings: (call) => get(`${API}/map-settings`, {}, call),
    readVersion: (call) => get(`${API}/version`, {}, call),
    downloadBackup: (call = {}) => ask(`${API}/backup`, { method: 'POST', ...signalOf(call) }),
  };
}
