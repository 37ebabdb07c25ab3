import type {
  CoordinationDocument,
  CoordinationMessage,
  CoordinationQuery,
  NewPlan,
  NewProfile,
  NewStatement,
  Page,
  PersonChange,
  PersonDocument,
  PlanComparison,
  PlanDecision,
  PlanDocument,
  PlanFormat,
  PlanQuery,
  PlanRecordEntry,
  PlanSummary,
  ProfileDeletionQuery,
  ProfileDocument,
  ShareQuery,
} from '@clearway/contract';

/** Files of a plan in the forms of the CCSDS. */
export type PlanFileKind = 'opm' | 'oem' | 'cdm';

/** Plans of burns: computed in a thread of their own, decided on by people. */
export interface LivePlans {
  /** Begins to compute; gives the plan as it stands. */
  request(plan: NewPlan): Promise<PlanDocument>;
  list(query: PlanQuery): Promise<Page<PlanSummary>>;
  /** The first is the one that the others are compared with. */
  compare(planIds: readonly number[]): Promise<PlanComparison>;
  find(planId: number): Promise<PlanDocument | null>;
  cancel(planId: number, by: string): Promise<PlanDocument>;
  recompute(planId: number, by: string): Promise<PlanDocument>;
  decide(planId: number, decision: PlanDecision): Promise<PlanDocument>;
  record(planId: number): Promise<readonly PlanRecordEntry[]>;
  /** What was shown at a line of the record, as canonical JSON. */
  shown(planId: number, entry: number): Promise<string>;
  file(planId: number, kind: PlanFileKind, format: PlanFormat): Promise<string>;
  /** HTML. */
  report(planId: number): Promise<string>;
  share(planId: number, query: ShareQuery): Promise<CoordinationMessage>;
}

/** Profiles of satellites with their versions. */
export interface LiveProfiles {
  list(): Promise<readonly ProfileDocument[]>;
  find(objectId: number): Promise<ProfileDocument | null>;
  change(objectId: number, profile: NewProfile): Promise<ProfileDocument>;
  delete(objectId: number, query: ProfileDeletionQuery): Promise<void>;
  /** The latest version first. */
  history(objectId: number): Promise<readonly ProfileDocument[]>;
}

export interface LivePeople {
  list(): Promise<readonly PersonDocument[]>;
  change(name: string, change: PersonChange): Promise<PersonDocument>;
}

/** What operators tell each other about encounters. */
export interface LiveCoordination {
  list(query: CoordinationQuery): Promise<Page<CoordinationDocument>>;
  find(coordinationId: number): Promise<CoordinationDocument | null>;
  add(statement: NewStatement): Promise<CoordinationDocument>;
  receive(message: CoordinationMessage): Promise<CoordinationDocument>;
}
