import type { SatcatEntry } from '../catalog/satcat.ts';
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

/** Who owns an object: as the catalogue of owners says, else by the fleet of its name; null where neither does. */
export function ownerOf(fleet: string | null, entry: SatcatEntry | undefined): string | null {
  const known = fleet === null ? undefined : KNOWN_FLEETS.get(fleet);
  return known?.owner ?? entry?.owner ?? null;
}

/**
 * Whether an object can get out of the way: false for debris, rocket bodies, and payloads known to be dead or built
 * without propulsion; true for fleets built with it; null where nobody says so.
 */
export function canManoeuvre(kind: ObjectKind, fleet: string | null, entry: SatcatEntry | undefined): boolean | null {
  if (kind === 'debris' || kind === 'rocket body' || entry?.active === false) return false;
  return (fleet === null ? undefined : KNOWN_FLEETS.get(fleet)?.manoeuvres) ?? null;
}
