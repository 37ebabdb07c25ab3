import type { Mover, NewPlan, SatelliteProfile } from '@clearway/contract';
import { currentActor, type Store } from '@clearway/store';
import {
  type ChosenEphemerides,
  ephemeridesAround,
  type PlanParties,
  readPlanEphemerides,
  restedOn,
} from '../../plans/compute/plan-ephemerides.ts';
import type { PlanTask } from '../../plans/compute/plan-task.ts';
import type { PlannedEncounter } from '../../plans/encounter/planned-encounter.ts';
import type { RunMaterial } from '../../runs/plan/run-snapshot.ts';
import { ephemeridesOfEvent } from '../ephemerides/ephemerides-of-event.ts';
import { type OtherSources, otherEncounters } from './other-encounters.ts';
import { announcedPath, type PlanSubject, type SubjectSources } from './plan-subject.ts';

/** Where the inputs of plans are found. */
export interface TaskSources extends SubjectSources {
  readonly store: Store;
  readonly clockUs: () => number;
  readonly nameOf: (objectId: number) => string;
}

/** The ephemerides by which events were seen. */
export function seenEphemerides({ store, current, event }: TaskSources): OtherSources['ephemeridesOf'] {
  return async (row) => {
    const [material, document] = [current()?.material, await event(row.event_id)];
    return material && document ? ephemeridesOfEvent(store, material.ephemerides, row, document) : new Map();
  };
}

/** All that a plan for an encounter is computed from, as it is now and as whoever asks may see it. */
export async function taskOf(
  subject: PlanSubject,
  mover: Mover,
  planned: PlannedEncounter,
  settings: Omit<NewPlan, 'by'>,
  profile: SatelliteProfile | null,
  sources: TaskSources,
): Promise<PlanTask> {
  const { store, current, clockUs } = sources;
  const seen = { ...sources, ephemeridesOf: seenEphemerides(sources) };
  const covers = await otherEncounters(store.db, subject, mover, planned.basis, settings, profile, seen);
  const material = current()?.material ?? null;
  const parties = partiesOf(subject, mover);
  const { teamId } = currentActor();
  const around = chosenEphemerides(material, parties, subject.tcaUs, settings);
  return {
    encounter: planned.encounter,
    radiusSource: planned.radiusSource,
    isShapeOnly: planned.isShapeOnly,
    profile,
    settings,
    nowUs: clockUs(),
    other: await announcedPath(store.db, subject, mover),
    covers,
    isByEphemeris: planned.isByEphemeris,
    ephemerides: await readPlanEphemerides(store, around.chosen),
    leftOut: around.leftOut.map(({ id, name }) => ({ id, name })),
    rested: material === null ? [] : restedOn(material, parties, subject.tcaUs, teamId, around.chosen),
    runId: settings.screen === false ? null : (current()?.row.run_id ?? null),
  };
}

/** Who moves, and whom it avoids. */
export function partiesOf(of: Pick<PlanSubject, 'primary' | 'secondary'>, mover: Mover): PlanParties {
  const other = mover === 'primary' ? 'secondary' : 'primary';
  return { moving: of[mover].object_id, avoided: of[other].object_id };
}

function chosenEphemerides(
  material: RunMaterial | null,
  parties: PlanParties,
  tcaUs: number,
  { screen }: Omit<NewPlan, 'by'>,
): ChosenEphemerides {
  if (screen === false || material === null) return { chosen: [], leftOut: [] };
  return ephemeridesAround(material, parties, tcaUs, currentActor().teamId);
}
