export {
  type AccountRow,
  createTeam,
  findAccount,
  findTeam,
  listAccounts,
  listTeams,
  putAccount,
  type TeamRow,
} from './accounts/accounts.ts';
export {
  type ApiKeyRow,
  dropSessions,
  endSessions,
  findKey,
  findKeyByPrefix,
  findSession,
  insertKey,
  insertSession,
  listKeys,
  noteKeyUsed,
  noteSessionSeen,
  revokeKey,
  type WebSessionRow,
} from './accounts/credentials.ts';
export { type Actor, auditedLines, currentActor, maySee, runAs, SYSTEM, systemOf, viewKey } from './actor/actor.ts';
export {
  type AlertAttemptRow,
  type AlertDeliveryRow,
  type AttemptOutcome,
  alertsHeardOf,
  type ClaimedDelivery,
  claimDeliveries,
  claimDelivery,
  countDead,
  type DeliveryFigures,
  type DeliveryFilter,
  type DeliveryWithAttempts,
  deliveryFigures,
  dropDeliveriesBefore,
  finishAttempt,
  insertDelivery,
  listDeliveries,
  type NewDelivery,
  nextDeliveryDue,
  reviveDelivery,
  supersedeHeld,
  takeForDigest,
} from './alerts/alert-deliveries.ts';
export {
  type AlertEvaluationRow,
  type FirstSighting,
  firstSightings,
  lastPublishedUs,
  lockAlertEvaluation,
  noteAlertEvaluation,
  noteDigestDay,
  objectsOfGroups,
  openEventPages,
  readAlertDigest,
  readAlertEvaluation,
  writeAlertDigest,
} from './alerts/alert-evaluation.ts';
export {
  type AlertChannelRow,
  type AlertRuleRow,
  deleteAlertChannel,
  deleteAlertRule,
  insertAlertChannel,
  insertAlertRule,
  listAlertChannels,
  listAlertRules,
  ownAlertChannels,
  ownAlertRules,
  type RuleWithStanding,
  teamsWithAlerts,
  updateAlertChannel,
  updateAlertRule,
} from './alerts/alert-setup.ts';
export {
  type AlertFilter,
  type AlertRow,
  type AlertWithRule,
  acknowledgeAlert,
  alertsForDigest,
  alertsOfRule,
  closeAlerts,
  dropAlertsBefore,
  escalateNow,
  escalationsDue,
  findAlert,
  listAlerts,
  markMatching,
  setEscalation,
  type ToldAlertRow,
  writeAlerts,
} from './alerts/alerts.ts';
export {
  type AuditFilter,
  type AuditNote,
  type AuditRow,
  appendAudit,
  auditPages,
  hashOfLine,
  lastLine,
  listAudit,
  NO_HASH,
} from './audit/audit-log.ts';
export { canonicalJson } from './audit/canonical-json.ts';
export { type KeptLine, verifyAudit } from './audit/verify-audit.ts';
export { restoreBackup } from './backup/restore-backup.ts';
export {
  type CdmFilter,
  type CdmRow,
  cdmsOfConjunctions,
  deleteCdm,
  findCdm,
  findCdmByIdentity,
  insertCdm,
  listCdms,
  type NewCdm,
  readCdmAssessment,
  readCdmMessage,
  replaceCdmAssessment,
} from './cdms/cdms.ts';
export {
  type ConjunctionFilter,
  type ConjunctionKey,
  type ConjunctionRow,
  conjunctionOfEvent,
  createConjunction,
  eventsOfConjunctions,
  findConjunction,
  type LatestMessage,
  latestMessages,
  listConjunctions,
  lockConjunctions,
  type MatchedEvent,
  matchConjunction,
  noteMessage,
} from './conjunctions/conjunctions.ts';
export {
  addReceived,
  addStatement,
  type CoordinationFilter,
  type CoordinationRow,
  createCoordination,
  findCoordination,
  findReceived,
  listCoordinations,
  lockCoordinations,
  matchCoordination,
  type ReceivedRow,
  receivedOf,
  type StatementRow,
  statementsOf,
} from './coordination/coordination.ts';
export { type EarthDataRow, keepEarthData, listEarthData } from './earth-data/earth-data.ts';
export { type CandidateQuery, candidateElementSets } from './element-sets/candidate-element-sets.ts';
export {
  analyzeAfter,
  type ElementSetRow,
  type InsertedElementSet,
  insertElementSets,
  type NewElementSet,
} from './element-sets/insert-element-sets.ts';
export {
  elementSetHistories,
  elementSetHistory,
  elementSetsById,
  hasElementSets,
} from './element-sets/read-element-sets.ts';
export { ensurePreparedDatabase } from './embedded/prepared-database.ts';
export {
  type EphemerisFilter,
  type EphemerisRow,
  ephemeridesById,
  ephemeridesInWindow,
  findEphemeris,
  findEphemerisByIdentity,
  insertEphemeris,
  insertEphemerisFile,
  listEphemerides,
  type NewEphemeris,
  purgeEphemerides,
  readEphemerisFile,
  readPreparedEphemeris,
  remainingEphemerides,
  removeEphemeris,
} from './ephemerides/ephemerides.ts';
export { StoreError, type StoreErrorCode } from './errors/store-error.ts';
export { addNote, type Decision, decideOnEvent, listNotes } from './events/dispositions.ts';
export {
  type EventNoteRow,
  type EventObservationRow,
  type EventRow,
  eventHistory,
  eventPages,
  eventsById,
  noteSeen,
} from './events/events.ts';
export {
  type EventOrder,
  type EventSelection,
  type EventSide,
  listEvents,
} from './events/list-events.ts';
export { dropSightings, type EventSighting, stageSightings } from './events/stage-sightings.ts';
export {
  addMissingObjects,
  countDecayed,
  countObjects,
  findObject,
  type ObjectCount,
  type ObjectRow,
  objectPages,
  objectsById,
  upsertObjects,
} from './objects/objects.ts';
export { databaseBytes, openStore, type Store, type StorePlace } from './open/open-store.ts';
export { findPerson, listPeople, lockPeople, notePerson, type PersonRow } from './people/people.ts';
export { addProfile, latestProfile, listProfiles, type ProfileRow, profileVersions } from './people/profiles.ts';
export {
  addPlanRecord,
  approvalRecords,
  type PlanRecordRow,
  planRecords,
  shownDocument,
} from './plans/plan-records.ts';
export {
  changePlan,
  findPlan,
  insertPlan,
  listPlans,
  lockPlan,
  type NewPlanRow,
  type PlanChange,
  type PlanFilter,
  type PlanRow,
  plansReplacing,
  readComputed,
} from './plans/plans.ts';
export { exportDatabase } from './portable/export-database.ts';
export { importDatabase } from './portable/import-database.ts';
export { clockOffsetUs } from './postgresql/database-clock.ts';
export { outageOf } from './postgresql/database-outage.ts';
export { readPublishedUs } from './postgresql/read-published.ts';
export {
  type GivenUpJob,
  type JobQueue,
  openJobQueue,
  openJobQueues,
  SILENCE_SECONDS,
  type TakenJob,
} from './queue/job-queue.ts';
export {
  applyRetention,
  DEFAULT_RETENTION,
  type RetentionReport,
  type RetentionSettings,
} from './retention/retention.ts';
export { vacuum } from './retention/vacuum.ts';
export { type Publication, publishRun } from './runs/publish-run.ts';
export {
  createRun,
  currentRun,
  deleteRun,
  endRun,
  findRun,
  listRuns,
  lockCurrentRun,
  type NewRun,
  type RunRow,
  readSnapshot,
  startRun,
} from './runs/runs.ts';
export { listSlices, type RunSliceRow, readSlice, readSlices, type SliceSummary, saveSlice } from './runs/slices.ts';
export type { Database, Row } from './schema/database.ts';
export type { StoredPlanState } from './schema/plan-tables.ts';
export type {
  CdmSyntax,
  Disposition,
  EarthDataKind,
  EphemerisFormat,
  EphemerisMode,
  EventState,
  ObjectKind,
  RunState,
  Schema,
} from './schema/schema.ts';
export { readSetting, writeSetting } from './settings/settings.ts';
export {
  dropSignalsBefore,
  keepSignals,
  lastSignalId,
  type NewSignal,
  type SignalRow,
  signalsAfter,
} from './signals/signals.ts';
export {
  clearWarnings,
  describeSource,
  listSources,
  listWarnings,
  raiseWarning,
  recordAttempt,
  type SourceAttempt,
  type SourceDescription,
  type SourceRow,
  type SourceWarningRow,
} from './sources/sources.ts';
export {
  addMembers,
  createWatchlist,
  deleteWatchlist,
  listWatchlists,
  removeMembers,
  type WatchlistRow,
  watchedObjects,
} from './watchlists/watchlists.ts';
