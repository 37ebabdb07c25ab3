import type {
  CdmDocument,
  CdmMessageQuery,
  CdmQuery,
  CdmSummary,
  ConjunctionDocument,
  ConjunctionQuery,
  NewCdmQuery,
  NewRiskSettings,
  ReceivedCdms,
  RiskSettings,
} from '../schemas/cdms.ts';
import type {
  EphemerisDocument,
  NewEphemerisQuery,
  OperatorEphemerisQuery,
  ReceivedEphemerides,
} from '../schemas/ephemerides.ts';
import type { EphemerisStatesDocument, EphemerisStatesQuery } from '../schemas/ephemeris-states.ts';
import type { Page } from '../schemas/page.ts';
import type { NewSampling, SamplingDocument } from '../schemas/sampling.ts';
import { API, type CallOptions, signalOf, type Transport, type UploadBody } from './transport.ts';

/** Operators' messages: conjunction data, ephemerides, and the risk they tell of. */
export interface MessageClient {
  /** Messages in any form, plain or gzip. */
  receiveCdms(body: UploadBody, query?: NewCdmQuery, options?: CallOptions): Promise<ReceivedCdms>;
  listCdms(query?: CdmQuery, options?: CallOptions): Promise<Page<CdmSummary>>;
  findCdm(cdmId: number, options?: CallOptions): Promise<CdmDocument>;
  /** The file as it comes. */
  readCdmMessage(cdmId: number, query?: CdmMessageQuery, options?: CallOptions): Promise<Response>;
  deleteCdm(cdmId: number, options?: CallOptions): Promise<void>;
  startSampling(cdmId: number, request?: NewSampling, options?: CallOptions): Promise<SamplingDocument>;
  readSampling(cdmId: number, options?: CallOptions): Promise<SamplingDocument>;
  cancelSampling(cdmId: number, options?: CallOptions): Promise<SamplingDocument>;
  listConjunctions(query?: ConjunctionQuery, options?: CallOptions): Promise<Page<ConjunctionDocument>>;
  findConjunction(conjunctionId: number, options?: CallOptions): Promise<ConjunctionDocument>;
  readRiskSettings(options?: CallOptions): Promise<RiskSettings>;
  changeRiskSettings(settings: NewRiskSettings, options?: CallOptions): Promise<RiskSettings>;
  /** An OEM, OCM or MEME file, plain or gzip. */
  receiveEphemerides(body: UploadBody, query?: NewEphemerisQuery, options?: CallOptions): Promise<ReceivedEphemerides>;
  listEphemerides(query?: OperatorEphemerisQuery, options?: CallOptions): Promise<Page<EphemerisDocument>>;
  findOperatorEphemeris(ephemerisId: number, options?: CallOptions): Promise<EphemerisDocument>;
  /** The file as it comes: `body` is a stream. */
  readEphemerisFile(ephemerisId: number, options?: CallOptions): Promise<Response>;
  readEphemerisStates(query?: EphemerisStatesQuery, options?: CallOptions): Promise<EphemerisStatesDocument>;
  deleteEphemeris(ephemerisId: number, options?: CallOptions): Promise<void>;
}

export function createMessageClient({ get, send, ask, upload }: Transport): MessageClient {
  return {
    receiveCdms: (body, query, call) => upload(`${API}/cdms`, body, query, call),
    listCdms: (query, call) => get(`${API}/cdms`, query, call),
    findCdm: (cdmId, call) => get(`${API}/cdms/${cdmId}`, {}, call),
    readCdmMessage: (cdmId, query, call = {}) => ask(`${API}/cdms/${cdmId}/message`, signalOf(call), query),
    deleteCdm: (cdmId, call) => send('DELETE', `${API}/cdms/${cdmId}`, undefined, call),
    startSampling: (cdmId, request = {}, call) => send('POST', `${API}/cdms/${cdmId}/sampling`, request, call),
    readSampling: (cdmId, call) => get(`${API}/cdms/${cdmId}/sampling`, {}, call),
    cancelSampling: (cdmId, call) => send('DELETE', `${API}/cdms/${cdmId}/sampling`, undefined, call),
    listConjunctions: (query, call) => get(`${API}/conjunctions`, query, call),
    findConjunction: (conjunctionId, call) => get(`${API}/conjunctions/${conjunctionId}`, {}, call),
    readRiskSettings: (call) => get(`${API}/risk-settings`, {}, call),
    changeRiskSettings: (settings, call) => send('PATCH', `${API}/risk-settings`, settings, call),
    receiveEphemerides: (body, query, call) => upload(`${API}/ephemerides`, body, query, call),
    listEphemerides: (query, call) => get(`${API}/ephemerides`, query, call),
    findOperatorEphemeris: (ephemerisId, call) => get(`${API}/ephemerides/${ephemerisId}`, {}, call),
    readEphemerisFile: (ephemerisId, call = {}) => ask(`${API}/ephemerides/${ephemerisId}/file`, signalOf(call)),
    readEphemerisStates: (query, call) => get(`${API}/ephemeris-states`, query, call),
    deleteEphemeris: (ephemerisId, call) => send('DELETE', `${API}/ephemerides/${ephemerisId}`, undefined, call),
  };
}
