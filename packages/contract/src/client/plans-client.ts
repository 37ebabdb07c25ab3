import type {
  CoordinationDocument,
  CoordinationMessage,
  CoordinationQuery,
  NewStatement,
} from '../schemas/coordination.ts';
import type { Page } from '../schemas/page.ts';
import type { PersonChange, PersonDocument } from '../schemas/people.ts';
import type { NewPlan, PlanDecision, PlanFileQuery, PlanQuery, ShareQuery } from '../schemas/plan-requests.ts';
import type { PlanComparison, PlanDocument, PlanRecordEntry, PlanSummary } from '../schemas/plans.ts';
import type { NewProfile, ProfileDeletionQuery, ProfileDocument } from '../schemas/profiles.ts';
import { API, type CallOptions, signalOf, type Transport } from './transport.ts';

/** Plans of burns, the satellites and people they are for, and what is agreed with other operators. */
export interface PlanClient {
  /** Planned in the background: signals tell how it goes. */
  requestPlan(plan: NewPlan, options?: CallOptions): Promise<PlanDocument>;
  listPlans(query?: PlanQuery, options?: CallOptions): Promise<Page<PlanSummary>>;
  comparePlans(planIds: readonly number[], options?: CallOptions): Promise<PlanComparison>;
  findPlan(planId: number, options?: CallOptions): Promise<PlanDocument>;
  cancelPlan(planId: number, by: string, options?: CallOptions): Promise<PlanDocument>;
  recomputePlan(planId: number, by: string, options?: CallOptions): Promise<PlanDocument>;
  decidePlan(planId: number, decision: PlanDecision, options?: CallOptions): Promise<PlanDocument>;
  readPlanRecord(planId: number, options?: CallOptions): Promise<Page<PlanRecordEntry>>;
  /** The bytes that were shown: their SHA-256 is that of the entry. */
  readShownPlan(planId: number, entry: number, options?: CallOptions): Promise<Response>;
  /** The files as they come. */
  readPlanOpm(planId: number, query?: PlanFileQuery, options?: CallOptions): Promise<Response>;
  readPlanOem(planId: number, query?: PlanFileQuery, options?: CallOptions): Promise<Response>;
  readPlanCdm(planId: number, query?: PlanFileQuery, options?: CallOptions): Promise<Response>;
  readPlanReport(planId: number, options?: CallOptions): Promise<Response>;
  sharePlan(planId: number, query: ShareQuery, options?: CallOptions): Promise<CoordinationMessage>;
  listProfiles(options?: CallOptions): Promise<Page<ProfileDocument>>;
  readProfile(objectId: number, options?: CallOptions): Promise<ProfileDocument>;
  changeProfile(objectId: number, profile: NewProfile, options?: CallOptions): Promise<ProfileDocument>;
  deleteProfile(objectId: number, query: ProfileDeletionQuery, options?: CallOptions): Promise<void>;
  readProfileHistory(objectId: number, options?: CallOptions): Promise<Page<ProfileDocument>>;
  listPeople(options?: CallOptions): Promise<Page<PersonDocument>>;
  changePerson(name: string, change: PersonChange, options?: CallOptions): Promise<PersonDocument>;
  listCoordinations(query?: CoordinationQuery, options?: CallOptions): Promise<Page<CoordinationDocument>>;
  findCoordination(coordinationId: number, options?: CallOptions): Promise<CoordinationDocument>;
  addStatement(statement: NewStatement, options?: CallOptions): Promise<CoordinationDocument>;
  receiveCoordination(message: CoordinationMessage, options?: CallOptions): Promise<CoordinationDocument>;
}

const profilePath = (objectId: number): string => `${API}/objects/${objectId}/profile`;

export function createPlanClient({ get, send, ask }: Transport): PlanClient {
  return {
    requestPlan: (plan, call) => send('POST', `${API}/plans`, plan, call),
    listPlans: (query, call) => get(`${API}/plans`, query, call),
    comparePlans: (ids, call) => get(`${API}/plans/compare`, { ids }, call),
    findPlan: (planId, call) => get(`${API}/plans/${planId}`, {}, call),
    cancelPlan: (planId, by, call) => send('POST', `${API}/plans/${planId}/cancel`, { by }, call),
    recomputePlan: (planId, by, call) => send('POST', `${API}/plans/${planId}/recompute`, { by }, call),
    decidePlan: (planId, decision, call) => send('POST', `${API}/plans/${planId}/decisions`, decision, call),
    readPlanRecord: (planId, call) => get(`${API}/plans/${planId}/record`, {}, call),
    readShownPlan: (planId, entry, call = {}) => ask(`${API}/plans/${planId}/record/${entry}/document`, signalOf(call)),
    readPlanOpm: (planId, query, call = {}) => ask(`${API}/plans/${planId}/opm`, signalOf(call), query),
    readPlanOem: (planId, query, call = {}) => ask(`${API}/plans/${planId}/oem`, signalOf(call), query),
    readPlanCdm: (planId, query, call = {}) => ask(`${API}/plans/${planId}/cdm`, signalOf(call), query),
    readPlanReport: (planId, call = {}) => ask(`${API}/plans/${planId}/report`, signalOf(call)),
    sharePlan: (planId, query, call) => get(`${API}/plans/${planId}/share`, query, call),
    listProfiles: (call) => get(`${API}/profiles`, {}, call),
    readProfile: (objectId, call) => get(profilePath(objectId), {}, call),
    changeProfile: (objectId, profile, call) => send('PUT', profilePath(objectId), profile, call),
    deleteProfile: async (objectId, query, call = {}) => {
      await ask(profilePath(objectId), { method: 'DELETE', ...signalOf(call) }, query);
    },
    readProfileHistory: (objectId, call) => get(`${profilePath(objectId)}/history`, {}, call),
    listPeople: (call) => get(`${API}/people`, {}, call),
    changePerson: (name, change, call) => send('PUT', `${API}/people/${encodeURIComponent(name)}`, change, call),
    listCoordinations: (query, call) => get(`${API}/coordination`, query, call),
    findCoordination: (id, call) => get(`${API}/coordination/${id}`, {}, call),
    addStatement: (statement, call) => send('POST', `${API}/coordination`, statement, call),
    receiveCoordination: (message, call) => send('POST', `${API}/coordination/messages`, message, call),
  };
}
