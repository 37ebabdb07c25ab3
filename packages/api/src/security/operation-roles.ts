import type { AnyOperation, Role } from '@clearway/contract';

/** What is needed to do something: nothing, a role or more, or to be an admin of the whole installation, of no team. */
export type Need = 'anyone' | Role | 'installation';

/**
 * What each operation needs: the one place where that is decided. An operation that does not stand here is answered to nobody, and a server
 * that has one does not start.
 */
export const OPERATION_NEEDS: Readonly<Record<string, Need>> = {
  // Before anybody has signed in, and for load balancers.
  readSession: 'anyone',
  signIn: 'anyone',
  signOut: 'anyone',
  readReadiness: 'anyone',

  listObjects: 'viewer',
  readCatalog: 'viewer',
  findObject: 'viewer',
  listElementSets: 'viewer',
  readElements: 'viewer',
  listStates: 'viewer',
  readEphemeris: 'viewer',
  listCloseApproaches: 'viewer',
  readCloseApproachesCsv: 'viewer',
  readReport: 'viewer',
  listEvents: 'viewer',
  readEventTable: 'viewer',
  findEvent: 'viewer',
  readEventHistory: 'viewer',
  listEventNotes: 'viewer',
  readEventRisk: 'viewer',
  readSampling: 'viewer',
  listEventConjunctions: 'viewer',
  readEventCdm: 'viewer',
  listCdms: 'viewer',
  findCdm: 'viewer',
  readCdmMessage: 'viewer',
  listConjunctions: 'viewer',
  findConjunction: 'viewer',
  readRiskSettings: 'viewer',
  listPlans: 'viewer',
  comparePlans: 'viewer',
  findPlan: 'viewer',
  readPlanRecord: 'viewer',
  readShownPlan: 'viewer',
  readPlanOpm: 'viewer',
  readPlanOem: 'viewer',
  readPlanCdm: 'viewer',
  readPlanReport: 'viewer',
  listProfiles: 'viewer',
  readProfile: 'viewer',
  readProfileHistory: 'viewer',
  listPeople: 'viewer',
  listCoordinations: 'viewer',
  findCoordination: 'viewer',
  listWatchlists: 'viewer',
  findWatchlist: 'viewer',
  listRuns: 'viewer',
  currentRun: 'viewer',
  findRun: 'viewer',
  listSources: 'viewer',
  readStatistics: 'viewer',
  readHealth: 'viewer',
  readVersion: 'viewer',
  readMapSettings: 'viewer',
  listenToSignals: 'viewer',
  listEphemerides: 'viewer',
  findOperatorEphemeris: 'viewer',
  readEphemerisFile: 'viewer',
  readEphemerisStates: 'viewer',
  listAlerts: 'viewer',
  findAlert: 'viewer',
  listAlertRules: 'viewer',
  findAlertRule: 'viewer',
  readAlertDigest: 'viewer',
  // One's own.
  changePassword: 'viewer',
  listKeys: 'viewer',
  createKey: 'viewer',
  revokeKey: 'viewer',
  listTeams: 'viewer',

  // What analysts work with, and can take back.
  decideEvent: 'analyst',
  addEventNote: 'analyst',
  receiveCdms: 'analyst',
  startSampling: 'analyst',
  cancelSampling: 'analyst',
  createWatchlist: 'analyst',
  deleteWatchlist: 'analyst',
  addWatchlistMembers: 'analyst',
  removeWatchlistMembers: 'analyst',
  requestPlan: 'analyst',
  cancelPlan: 'analyst',
  recomputePlan: 'analyst',
  // Reviewing and approving ask for more where the plan is decided on.
  decidePlan: 'analyst',
  sharePlan: 'analyst',

  acknowledgeAlert: 'analyst',

  // What others rely on.
  receiveEphemerides: 'operator',
  deleteEphemeris: 'operator',
  createAlertRule: 'operator',
  changeAlertRule: 'operator',
  deleteAlertRule: 'operator',
  changeAlertDigest: 'operator',
  retryAlertDelivery: 'operator',
  testAlertChannel: 'operator',
  // Their addresses may let in whoever knows them.
  listAlertChannels: 'operator',
  findAlertChannel: 'operator',
  createAlertChannel: 'operator',
  changeAlertChannel: 'operator',
  deleteAlertChannel: 'operator',
  listAlertDeliveries: 'operator',
  deleteCdm: 'operator',
  requestRun: 'operator',
  cancelRun: 'operator',
  refreshSources: 'operator',
  uploadElementSets: 'operator',
  changeProfile: 'operator',
  deleteProfile: 'operator',
  addStatement: 'operator',
  receiveCoordination: 'operator',

  listAccounts: 'admin',
  createAccount: 'admin',
  changeAccount: 'admin',

  // What shows or changes what is every team's.
  changePerson: 'installation',
  changeRiskSettings: 'installation',
  createTeam: 'installation',
  listAudit: 'installation',
  exportAudit: 'installation',
  verifyAudit: 'installation',
  downloadBackup: 'installation',
};

/** Throws where nobody has decided who may do this. */
export function needOf({ id }: AnyOperation): Need {
  const need = Object.hasOwn(OPERATION_NEEDS, id) ? OPERATION_NEEDS[id] : undefined;
  if (need === undefined) throw new Error(`nobody has decided who may ask for ${id}: see operation-roles.ts`);
  return need;
}
