import { gunzipSync } from 'node:zlib';
import type { Mover, NewPlan, SatelliteProfile } from '@clearway/contract';
import { readConjunctions } from '@clearway/messages';
import { encounterPlaneOf } from '@clearway/risk';
import { cdmsOfConjunctions, type Database, type EventRow, listConjunctions, readCdmMessage } from '@clearway/store';
import { HORIZON_US } from '../../avoid/covered-messages.ts';
import { SAME_ENCOUNTER_US } from '../../inbox/received-messages.ts';
import type { EphemerisObject } from '../../operator-ephemerides/run-object.ts';
import type { CoveredEncounter } from '../../plans/compute/plan-task.ts';
import { encounterOfCdm, encounterOfEvent, type PlannedEncounter } from '../../plans/encounter/planned-encounter.ts';
import type { CurrentRun } from '../runs/current-run.ts';
import type { PlanSubject } from './plan-subject.ts';

/** Where a satellite's other encounters are found. */
export interface OtherSources {
  readonly eventsOf: (objectId: number) => readonly EventRow[];
  readonly current: () => CurrentRun | null;
  readonly nameOf: (objectId: number) => string;
  readonly clockUs: () => number;
  /** The ephemerides by which an event was seen. */
  readonly ephemeridesOf: (row: EventRow) => Promise<ReadonlyMap<number, EphemerisObject>>;
}

/** More are not brought down together. */
const MOST_ENCOUNTERS = 40;
/** Slower pairs have no probability in the plane, km/s. */
const SLOWEST_KM_S = 0.01;

/**
 * The satellite's other encounters to come, which one burn is to bring down with the one that is planned for: those of messages, and where
 * that one rests on element sets itself also those of the current run. What messages know better than elements is not decided by elements.
 */
export async function otherEncounters(
  db: Database,
  subject: PlanSubject,
  mover: Mover,
  basis: PlannedEncounter['basis'],
  settings: Omit<NewPlan, 'by'>,
  profile: SatelliteProfile | null,
  sources: OtherSources,
): Promise<readonly CoveredEncounter[]> {
  const satellite = subject[mover].object_id;
  if (satellite === null || settings.alone === true) return [];
  const now = sources.clockUs();
  const known: Known[] = [
    { pair: pairOf(subject.primary.object_id, subject.secondary.object_id), tcaUs: subject.tcaUs },
  ];
  const found: CoveredEncounter[] = [];
  const isInHorizon = (of: { readonly tca_us: number }): boolean => Math.abs(of.tca_us - subject.tcaUs) <= HORIZON_US;
  const radius = { combinedM: null, profile };
  const add = (
    of: { readonly primary_id: number | null; readonly secondary_id: number | null; readonly tca_us: number },
    moving: Mover,
    from: Pick<CoveredEncounter, 'eventId' | 'cdmId'>,
    planned: PlannedEncounter | null,
  ): void => {
    if (planned === null || planned.isShapeOnly || !hasProbability(planned)) return;
    known.push({ pair: pairOf(of.primary_id, of.secondary_id), tcaUs: of.tca_us });
    const other = moving === 'primary' ? of.secondary_id : of.primary_id;
    const name = planned.encounter.secondary.name ?? (other === null ? null : sources.nameOf(other));
    found.push({ ...from, objectId: other, name, encounter: planned.encounter });
  };
  const isKnown = (of: {
    readonly primary_id: number | null;
    readonly secondary_id: number | null;
    readonly tca_us: number;
  }) =>
    known.some(({ pair, tcaUs }) => {
      return pair === pairOf(of.primary_id, of.secondary_id) && Math.abs(tcaUs - of.tca_us) <= SAME_ENCOUNTER_US;
    });
  const conjunctions = await listConjunctions(db, { objectIds: [satellite], fromUs: now, limit: MOST_ENCOUNTERS });
  const messages = await cdmsOfConjunctions(
    db,
    conjunctions.map(({ conjunction_id }) => conjunction_id),
  );
  for (const conjunction of conjunctions) {
    const latest = messages.filter((row) => row.conjunction_id === conjunction.conjunction_id).at(-1);
    if (latest === undefined || isKnown(latest) || latest.tca_us <= now || !isInHorizon(latest)) continue;
    const kept = await readCdmMessage(db, latest.cdm_id);
    const [record] = kept ? readConjunctions(gunzipSync(kept.message).toString('utf8'), { file: 'message' }) : [];
    if (record?.kind !== 'message') continue;
    const moving = latest.primary_id === satellite ? 'primary' : 'secondary';
    add(latest, moving, { eventId: null, cdmId: latest.cdm_id }, encounterOfCdm(record.cdm, moving, radius));
  }
  const run = sources.current();
  if (basis === 'elements' && run !== null) {
    for (const row of sources.eventsOf(satellite)) {
      const isOver = row.last_run_id !== run.row.run_id || row.state === 'cleared' || row.tca_us <= now;
      if (isOver || isKnown(row) || !isInHorizon(row)) continue;
      const moving = row.primary_id === satellite ? 'primary' : 'secondary';
      const planned = encounterOfEvent(
        run.material,
        row,
        moving,
        radius,
        sources.nameOf,
        await sources.ephemeridesOf(row),
      );
      add(row, moving, { eventId: row.event_id, cdmId: null }, planned);
    }
  }
  return found.slice(0, MOST_ENCOUNTERS);
}

interface Known {
  readonly pair: string;
  readonly tcaUs: number;
}

function pairOf(one: number | null, other: number | null): string {
  return [one ?? -1, other ?? -1].sort((a, b) => a - b).join(' ');
}

function hasProbability({ encounter }: PlannedEncounter): boolean {
  const { primary, secondary } = encounter;
  const speed = Math.hypot(...primary.velocity.map((v, k) => v - secondary.velocity[k]!));
  return speed >= SLOWEST_KM_S && encounterPlaneOf(encounter).reason === null;
}
