import type { ObjectKind } from './rank-object-kind.ts';

/** What is known of a fleet without a catalogue of owners: who runs it, and whether its satellites were built to move. */
interface KnownFleet {
  readonly owner: string;
  readonly manoeuvres: boolean;
}

/**
 * The fleets that make most of all encounters, by the stem of their names. Owners and propulsion as in the operators'
 * filings for their licences (FCC, ITU) and own publications; Flocks and Lemurs have no propulsion and change their
 * drag at most.
 */
const KNOWN_FLEETS: ReadonlyMap<string, KnownFleet> = new Map([
  ['STARLINK', { owner: 'SpaceX', manoeuvres: true }],
  ['ONEWEB', { owner: 'Eutelsat OneWeb', manoeuvres: true }],
  ['KUIPER', { owner: 'Amazon', manoeuvres: true }],
  ['QIANFAN', { owner: 'SpaceSail', manoeuvres: true }],
  ['HULIANWANG', { owner: 'China SatNet', manoeuvres: true }],
  ['FLOCK', { owner: 'Planet', manoeuvres: false }],
  ['LEMUR', { owner: 'Spire', manoeuvres: false }],
]);

/** Who runs a fleet; null where nobody here knows. */
export function ownerOf(fleet: string | null): string | null {
  return (fleet === null ? undefined : KNOWN_FLEETS.get(fleet)?.owner) ?? null;
}

/**
 * Whether an object can get out of the way: false for debris, rocket bodies, and payloads known to be dead or built
 * without propulsion; true for fleets built with it; null where nobody says so.
 */
export function canManoeuvre(kind: ObjectKind, fleet: string | null, isDead = false): boolean | null {
  if (kind === 'debris' || kind === 'rocket body' || isDead) return false;
  return (fleet === null ? undefined : KNOWN_FLEETS.get(fleet)?.manoeuvres) ?? null;
}
