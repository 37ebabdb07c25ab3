import type { Mover, NewPlan, SatelliteProfile } from '@clearway/contract';
import { currentActor, type Store } from '@clearway/store';
import {
  type ChosenEphemerides,
  ephemeridesAround,
  leftOutWords,
  readPlanEphemerides,
} from '../../plans/compute/plan-ephemerides.ts';
import type { PlanTask } from '../../plans/compute/plan-task.ts';
import type { PlannedEncounter } from '../../plans/encounter/planned-encounter.ts';
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
  const around = chosenEphemerides(subject, mover, settings, sources);
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
    leftOutWords: leftOutWords(around),
    runId: settings.screen === false ? null : (current()?.row.run_id ?? null),
  };
}

function chosenEphemerides(
  subject: PlanSubject,
  mover: Mover,
  { screen }: Omit<NewPlan, 'by'>,
  { current }: TaskSources,
): ChosenEphemerides {
  const material = current()?.material ?? null;
  if (screen === false || material === null) return { chosen: [], leftOut: 0 };
  return ephemeridesAround(material, subject[mover].object_id, subject.tcaUs, currentActor().teamId);
}
