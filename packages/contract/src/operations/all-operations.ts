import {
  changeAccount,
  changePassword,
  createAccount,
  createKey,
  createTeam,
  listAccounts,
  listKeys,
  listTeams,
  readSession,
  revokeKey,
  signIn,
  signOut,
} from './account-operations.ts';
import {
  acknowledgeAlert,
  changeAlertDigest,
  findAlert,
  listAlertDeliveries,
  listAlerts,
  readAlertDigest,
  retryAlertDelivery,
} from './alert-operations.ts';
import {
  changeAlertChannel,
  changeAlertRule,
  createAlertChannel,
  createAlertRule,
  deleteAlertChannel,
  deleteAlertRule,
  findAlertChannel,
  findAlertRule,
  listAlertChannels,
  listAlertRules,
  testAlertChannel,
} from './alert-setup-operations.ts';
import { exportAudit, listAudit, verifyAudit } from './audit-operations.ts';
import {
  changeRiskSettings,
  deleteCdm,
  findCdm,
  findConjunction,
  listCdms,
  listConjunctions,
  readCdmMessage,
  readRiskSettings,
  receiveCdms,
} from './cdm-operations.ts';
import { addStatement, findCoordination, listCoordinations, receiveCoordination } from './coordination-operations.ts';
import {
  addEventNote,
  decideEvent,
  findEvent,
  listCloseApproaches,
  listEventNotes,
  listEvents,
  readCloseApproachesCsv,
  readEventHistory,
  readEventTable,
  readReport,
} from './encounter-operations.ts';
import {
  deleteEphemeris,
  findOperatorEphemeris,
  listEphemerides,
  readEphemerisFile,
  readEphemerisStates,
  receiveEphemerides,
} from './ephemeris-operations.ts';
import { listEventConjunctions, readEventCdm, readEventRisk } from './event-risk-operations.ts';
import {
  findObject,
  listElementSets,
  listObjects,
  listStates,
  readCatalog,
  readElements,
  readEphemeris,
} from './object-operations.ts';
import type { Operation } from './operation.ts';
import {
  changePerson,
  changeProfile,
  deleteProfile,
  listPeople,
  listProfiles,
  readProfile,
  readProfileHistory,
} from './people-operations.ts';
import {
  cancelPlan,
  comparePlans,
  decidePlan,
  findPlan,
  listPlans,
  readPlanCdm,
  readPlanOem,
  readPlanOpm,
  readPlanRecord,
  readPlanReport,
  readShownPlan,
  recomputePlan,
  requestPlan,
  sharePlan,
} from './plan-operations.ts';
import { cancelRun, currentRun, findRun, listRuns, requestRun } from './run-operations.ts';
import { cancelSampling, readSampling, startSampling } from './sampling-operations.ts';
import { listSources, refreshSources, uploadElementSets } from './source-operations.ts';
import {
  downloadBackup,
  listenToSignals,
  readHealth,
  readMapSettings,
  readReadiness,
  readStatistics,
  readVersion,
} from './status-operations.ts';
import {
  addWatchlistMembers,
  createWatchlist,
  deleteWatchlist,
  findWatchlist,
  listWatchlists,
  removeWatchlistMembers,
} from './watchlist-operations.ts';

// biome-ignore lint/suspicious/noExplicitAny: operations of any path, query and body stand in one list.
export type AnyOperation = Operation<any, any, any>;

/** Everything that can be asked, in the order of the documentation. */
export const allOperations: readonly AnyOperation[] = [
  ...[listObjects, readCatalog, findObject, listElementSets, readElements, listStates, readEphemeris],
  ...[listCloseApproaches, readCloseApproachesCsv, readReport],
  ...[listEvents, readEventTable, findEvent, decideEvent, readEventHistory, listEventNotes, addEventNote],
  ...[readEventRisk, listEventConjunctions, readEventCdm],
  ...[receiveCdms, listCdms, findCdm, readCdmMessage, deleteCdm, listConjunctions, findConjunction],
  ...[startSampling, readSampling, cancelSampling],
  ...[readRiskSettings, changeRiskSettings],
  ...[
    receiveEphemerides,
    listEphemerides,
    findOperatorEphemeris,
    readEphemerisFile,
    readEphemerisStates,
    deleteEphemeris,
  ],
  ...[requestPlan, listPlans, comparePlans, findPlan, cancelPlan, recomputePlan, decidePlan],
  ...[readPlanRecord, readShownPlan, readPlanOpm, readPlanOem, readPlanCdm, readPlanReport, sharePlan],
  ...[listProfiles, readProfile, changeProfile, deleteProfile, readProfileHistory, listPeople, changePerson],
  ...[listCoordinations, findCoordination, addStatement, receiveCoordination],
  ...[listWatchlists, createWatchlist, findWatchlist, deleteWatchlist, addWatchlistMembers, removeWatchlistMembers],
  ...[listAlerts, findAlert, acknowledgeAlert, listAlertDeliveries, retryAlertDelivery],
  ...[listAlertRules, createAlertRule, findAlertRule, changeAlertRule, deleteAlertRule],
  ...[listAlertChannels, createAlertChannel, findAlertChannel, changeAlertChannel, deleteAlertChannel],
  ...[testAlertChannel, readAlertDigest, changeAlertDigest],
  ...[listRuns, requestRun, currentRun, findRun, cancelRun],
  ...[listSources, refreshSources, uploadElementSets],
  ...[readStatistics, readHealth, readReadiness, readVersion, readMapSettings, listenToSignals, downloadBackup],
  ...[readSession, signIn, signOut, changePassword, listAccounts, createAccount, changeAccount],
  ...[listKeys, createKey, revokeKey, listTeams, createTeam, listAudit, exportAudit, verifyAudit],
];
