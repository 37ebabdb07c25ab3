import { UserError } from '@clearway/astro';
import type { NewProfile, ProfileChange, ProfileDocument, SatelliteProfile } from '@clearway/contract';
import { addProfile, type Database, latestProfile, type ProfileRow } from '@clearway/store';
import { utcOfMicros } from '../../live/runs/run-documents.ts';
import { requirePerson } from './people.ts';

export function profileDocumentOf(row: ProfileRow): ProfileDocument {
  return {
    object_id: row.object_id,
    version: row.version,
    profile: row.profile as SatelliteProfile | null,
    changed_utc: utcOfMicros(row.changed_us),
    changed_by: row.changed_by,
    reason: row.reason,
    changes: row.changes as unknown as readonly ProfileChange[],
  };
}

/**
 * Adds a version of a satellite's profile. In a transaction.
 * @throws UserError `forbidden`, and `conflict` where it has changed since it was looked at, or would not change
 */
export async function changeProfile(
  trx: Database,
  objectId: number,
  { by, profile, expected_version, reason }: NewProfile,
  nowUs: number,
): Promise<ProfileDocument> {
  await requirePerson(trx, by, 'operator', 'change a profile');
  return nextVersion(trx, objectId, profile, by, reason ?? null, expected_version ?? null, nowUs);
}

/** Adds the version that says it is gone. In a transaction. */
export async function deleteProfile(
  trx: Database,
  objectId: number,
  by: string,
  reason: string | null,
  nowUs: number,
): Promise<void> {
  await requirePerson(trx, by, 'operator', 'delete a profile');
  await nextVersion(trx, objectId, null, by, reason, null, nowUs);
}

async function nextVersion(
  trx: Database,
  objectId: number,
  profile: SatelliteProfile | null,
  by: string,
  reason: string | null,
  expected: number | null,
  nowUs: number,
): Promise<ProfileDocument> {
  const before = await latestProfile(trx, objectId);
  const there = before?.profile ? before.version : 0;
  if (expected !== null && expected !== there) {
    const who = before ? `, by ${before.changed_by}` : '';
    const message = `the profile of ${objectId} is at version ${there}${who}, not at ${expected}`;
    throw new UserError('conflict', message, 'look at it again, and change that');
  }
  const changes = changesBetween(before?.profile ?? null, profile);
  if (changes.length === 0) {
    throw new UserError('conflict', `the profile of ${objectId} says this already`, 'change something');
  }
  const added = await addProfile(trx, {
    object_id: objectId,
    version: (before?.version ?? 0) + 1,
    profile,
    changes,
    changed_us: nowUs,
    changed_by: by,
    reason,
  });
  if (added) return profileDocumentOf(added);
  throw new UserError('conflict', `somebody else changed the profile of ${objectId} at the same time`, 'look again');
}

/** What differs, by the names of the fields, lists as a whole. */
export function changesBetween(before: object | null, after: object | null): ProfileChange[] {
  const [old, young] = [flattened(before), flattened(after)];
  return [...new Set([...old.keys(), ...young.keys()])]
    .toSorted()
    .filter((field) => JSON.stringify(old.get(field)) !== JSON.stringify(young.get(field)))
    .map((field) => ({ field, before: old.get(field) ?? null, after: young.get(field) ?? null }));
}

function flattened(value: object | null, prefix = ''): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [name, member] of Object.entries(value ?? {})) {
    if (member === undefined) continue;
    const field = `${prefix}${name}`;
    if (typeof member === 'object' && member !== null && !Array.isArray(member)) {
      for (const each of flattened(member, `${field}.`)) fields.set(...each);
    } else {
      fields.set(field, Array.isArray(member) ? member.map(sortedMembers) : member);
    }
  }
  return fields;
}

/** The database gives members in an order of its own. */
function sortedMembers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
