import { UserError } from '@clearway/astro';
import { type PersonChange, type PersonDocument, ROLES, type Role } from '@clearway/contract';
import { type Database, findPerson, listPeople, lockPeople, notePerson, type PersonRow } from '@clearway/store';
import { utcOfMicros } from '../../live/runs/run-documents.ts';

/**
 * The person of a name, who must be in the list with a role that allows what is asked. There is no sign-in yet: the name is
 * what the request says.
 * @throws UserError `forbidden`
 */
export async function requirePerson(db: Database, name: string, least: Role, what: string): Promise<PersonRow> {
  const person = await findPerson(db, name.trim());
  const shown = name.trim().slice(0, 60);
  if (person === undefined) {
    const hint = 'give the name of somebody in the list of people; an admin adds others';
    throw new UserError('forbidden', `there is no person "${shown}"`, hint);
  }
  if (!person.active) {
    throw new UserError('forbidden', `${shown} may do nothing any more`, 'ask an admin');
  }
  if (ROLES.indexOf(person.role) < ROLES.indexOf(least)) {
    const article = (role: Role): string => (/^[ao]/.test(role) ? `an ${role}` : `a ${role}`);
    const message = `${shown} is ${article(person.role)}, and to ${what} takes ${article(least)}`;
    throw new UserError('forbidden', message, 'ask somebody whose role allows it');
  }
  return person;
}

export function personDocumentOf(row: PersonRow): PersonDocument {
  return {
    name: row.name,
    role: row.role,
    active: row.active,
    changed_utc: utcOfMicros(row.changed_us),
    changed_by: row.changed_by,
  };
}

/**
 * Makes or changes a person in the name of an admin; the very first one makes themselves, as admin. In a transaction.
 * @throws UserError `forbidden`, and `conflict` where nobody would be admin any more
 */
export async function changePerson(
  trx: Database,
  name: string,
  { role, active, by }: PersonChange,
  nowUs: number,
): Promise<PersonDocument> {
  await lockPeople(trx);
  const people = await listPeople(trx);
  if (people.length === 0) {
    if (name !== by || role !== 'admin' || active === false) {
      const what = 'the first person makes themselves, as admin';
      throw new UserError('conflict', what, `make "${by.slice(0, 60)}" admin in their own name first`);
    }
  } else {
    await requirePerson(trx, by, 'admin', 'change people');
  }
  const before = people.find((person) => person.name === name);
  const next = { name, role, active: active ?? before?.active ?? true, changed_us: nowUs, changed_by: by };
  const admins = [...people.filter((person) => person.name !== name), next].filter(
    (person) => person.role === 'admin' && person.active,
  );
  if (admins.length === 0) {
    throw new UserError('conflict', `${name.slice(0, 60)} is the last admin`, 'make somebody else admin first');
  }
  return personDocumentOf(await notePerson(trx, next));
}
