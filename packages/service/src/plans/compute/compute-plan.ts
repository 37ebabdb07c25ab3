import { addSeconds, type Encounter, formatUtc } from '@clearway/astro';
import {
  type AvoidancePlan,
  LEAVES_CORRIDOR,
  NOT_SCREENED,
  returnWords,
  type SecondaryScreen,
  secondaryWords,
  secondOf,
} from '@clearway/avoidance';
import type { PlanResult, PlanRoute, PlanStage, PlanSweep } from '@clearway/contract';
import { assessEncounter, encounterPlaneOf } from '@clearway/risk';
import { planeDocument } from '../../assess/plane-document.ts';
import { encounterJson } from '../encounter/encounter-json.ts';
import { type CatalogScreen, catalogScreen } from './catalog-screen.ts';
import { corridorNeighbours } from './corridor-neighbours.ts';
import { withOtherPath } from './other-path.ts';
import { planMatrix } from './plan-matrix.ts';
import type { PlanComputed, PlanTask } from './plan-task.ts';
import { planningSettings } from './planning-settings.ts';
import { type RouteAmongOthers, routeDocument } from './route-document.ts';
import { type PlannedRoute, routesAround } from './routes.ts';
import type { ScreenedCatalog } from './screened-catalog.ts';

const MM_S = 1e6;

/**
 * Computes a plan: pure, for a thread of its own. `tell` is given how far it is, from 0 to 1.
 * @throws UserError where nothing can be planned: no covariance for a probability, one that cannot be repaired, no relative velocity
 */
export async function computePlan(
  task: PlanTask,
  whole: ScreenedCatalog | null,
  tell: (done: number, stage: PlanStage) => void,
): Promise<PlanComputed> {
  const settings = planningSettings(task);
  tell(0.05, 'encounter');
  const { encounter, words } = withOtherPath(task.encounter, task.other);
  const before = assessEncounter(encounter);
  tell(0.1, 'corridor');
  const others = await catalogScreen(task, encounter, settings, whole);
  tell(0.4, 'routes');
  const covered = task.covers.map((each) => each.encounter);
  const routes = await routesAround(encounter, settings, task.settings, others.around, covered);
  const [first] = routes as [PlannedRoute];
  const { plan } = first;
  tell(0.6, 'reward matrix');
  const matrix = planMatrix(encounter, settings, plan.burn?.size ?? null, others.around?.screen ?? null);
  tell(0.8, 'assessment');
  const plane = encounterPlaneOf(encounter);
  const nameOf = namesOf(others.catalog);
  const documents: PlanRoute[] = [];
  const near = new Set<number>(task.covers.flatMap(({ objectId }) => (objectId === null ? [] : [objectId])));
  for (const route of routes) {
    const found = await amongOthers(route, others);
    for (const { objectId } of [...(found.secondary?.encounters ?? []), ...(found.withReturn?.encounters ?? [])]) {
      near.add(objectId);
    }
    documents.push(routeDocument(route, encounter, found, nameOf));
  }
  const { target } = settings;
  const result: PlanResult = {
    decision: plan.decision,
    recommended: first.route,
    target: {
      probability: target.kind === 'miss-distance' ? null : target.probability,
      miss_distance_km: target.kind === 'miss-distance' ? target.missDistanceKm : null,
    },
    probability_before: plan.before.probability,
    recommended_before: { probability: before.recommended.probability, method: before.recommended.method },
    miss_before_km: plan.before.missDistanceKm,
    relative_speed_km_s: plan.before.relativeSpeedKmS,
    hard_body_radius_m: Number((1000 * encounter.hardBodyRadiusKm).toPrecision(12)),
    hard_body_radius_source: task.radiusSource,
    period_seconds: plan.periodSeconds,
    routes: documents,
    sweep: sweepColumns(encounter, plan),
    matrix,
    covers: coversOf(task, plan),
    ...(others.around && task.leftOut.length > 0 && { ephemerides_left_out: task.leftOut.map(({ id }) => id) }),
    plane_before: plane.reason === null ? planeDocument(plane, encounter) : null,
    text: [...words, ...others.basis, ...withOthers(plan.words, documents[0]!.secondary_text)],
  };
  const after = Object.fromEntries(
    routes.map((each) => [each.route, encounterJson((each.plan.after ?? each.plan.before).encounter)]),
  );
  const errors = settings.constraints.executionErrors;
  return {
    result,
    encounter: encounterJson(encounter),
    after,
    execution: errors ? { magnitude: errors.magnitude, direction_rad: errors.directionRad } : null,
    mass_kg: task.profile?.mass_kg ?? null,
    neighbours: corridorNeighbours(others.around?.screen ?? null, others.catalog, near),
    ...(others.catalog && {
      newest_object_id: others.catalog.elements.reduce((most, { id }) => Math.max(most, id), 0),
    }),
  };
}

/** What is said of everything else in its place: of a path that left the corridor what the whole screening found. */
function withOthers(words: readonly string[], others: string): readonly string[] {
  return words.map((sentence) => (sentence === NOT_SCREENED || sentence === LEAVES_CORRIDOR ? others : sentence));
}

/** The satellite's other encounters that the burn is for; null where only the one is planned for. */
function coversOf({ covers }: PlanTask, { together }: AvoidancePlan): PlanResult['covers'] {
  if (together === null) return null;
  return {
    combined_before: together.before.combined,
    encounters: covers.map(({ eventId, cdmId, objectId, name, encounter }, k) => ({
      event_id: eventId,
      cdm_id: cdmId,
      object_id: objectId,
      name,
      tca_utc: formatUtc(encounter.tca, 6),
      probability_before: together.before.after[k]?.probability ?? null,
    })),
  };
}

type InFull = Tail<Parameters<SecondaryScreen['inFull']>>;
type Tail<All extends readonly unknown[]> = All extends readonly [unknown, ...infer Rest] ? Rest : never;

const NOTHING_ELSE = 'Nothing else changes.';

/** Of a given burn whose path, or whose return, leaves the corridor by a whole screening. */
async function amongOthers(
  { plan }: PlannedRoute,
  { around, words, reason }: CatalogScreen,
): Promise<RouteAmongOthers> {
  const { burn, returnBurn } = plan;
  if (around === null) return { secondary: null, withReturn: null, text: words ?? NOT_SCREENED, reason };
  const inFull = (...of: InFull) => around.screen.inFull(around.request, ...of);
  if (burn === null) return { secondary: plan.secondary, withReturn: null, text: NOTHING_ELSE, reason: null };
  const secondary = plan.secondary ?? (await inFull(burn.time, burn.rtn));
  const second = secondOf(returnBurn, burn.leadSeconds);
  const withReturn = plan.secondaryWithReturn ?? (second && (await inFull(burn.time, burn.rtn, second)));
  const text = [...secondaryWords(secondary, false), ...(second ? returnWords(withReturn, secondary) : [])].join(' ');
  return { secondary, withReturn, text, reason: null };
}

function namesOf(catalog: ScreenedCatalog | null): (objectId: number) => string {
  const names = new Map(catalog?.elements.map(({ id, name }) => [id, name]));
  return (objectId) => names.get(objectId) || String(objectId);
}

/** Times at which no burn reaches the target are left out. */
function sweepColumns({ tca }: Encounter, { sweep, periodSeconds }: AvoidancePlan): PlanSweep {
  const places = [...sweep.size.keys()].filter((k) => !Number.isNaN(sweep.size[k]!));
  const column = (values: Float64Array): number[] => places.map((k) => MM_S * values[k]!);
  return {
    utc: places.map((k) => formatUtc(addSeconds(tca, -sweep.leadSeconds[k]!), 3)),
    lead_orbits: places.map((k) => sweep.leadSeconds[k]! / periodSeconds),
    radial_mm_s: column(sweep.radial),
    in_track_mm_s: column(sweep.inTrack),
    cross_track_mm_s: column(sweep.crossTrack),
    total_mm_s: column(sweep.size),
  };
}
