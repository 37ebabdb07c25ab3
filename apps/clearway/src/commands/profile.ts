import { readFile } from 'node:fs/promises';
import { type NewProfile, type ProfileDocument, ROLES, satelliteProfile } from '@clearway/contract';
import { streamSink, UserError, writeText } from '@clearway/service';
import { checkFiles } from '../command-line/check-files.ts';
import { invalid, readIds, readNumber } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type PlaceOptions, withClient } from '../live/connect.ts';
import { printable } from '../people/encounter-table.ts';

/** Options of `profile` and `people` as commander gives them. */
export interface ProfileOptions extends PlaceOptions {
  readonly by?: string;
  readonly reason?: string;
  readonly expectedVersion?: string;
  readonly json?: boolean;
}

export type ProfileAction = 'list' | 'show' | 'set' | 'delete' | 'history';

/** `clearway profile …`: what satellites can do, and what their operator allows. */
export async function profile(
  action: ProfileAction,
  given: readonly string[],
  options: ProfileOptions,
  around: Surroundings,
): Promise<void> {
  const [id, file] = given;
  const objectId = id === undefined ? 0 : readIds('ID', id)[0]!;
  const change = action === 'set' ? await newProfile(file!, options) : null;
  const sink = streamSink(around.stdout);
  await withClient(
    options,
    around,
    async (client) => {
      const print = (document: unknown, text: () => string): Promise<void> =>
        writeText(sink, options.json ? `${JSON.stringify(document)}\n` : text());
      switch (action) {
        case 'list': {
          const { items } = await client.listProfiles();
          return print({ profiles: items }, () => listed(items));
        }
        case 'history': {
          const { items } = await client.readProfileHistory(objectId);
          return print({ versions: items }, () => items.map(versionText).join(''));
        }
        case 'delete': {
          const { reason } = options;
          await client.deleteProfile(objectId, { by: byOf(options), ...(reason !== undefined && { reason }) });
          return print({ deleted: objectId }, () => `Deleted the profile of ${objectId}.\n`);
        }
        case 'show': {
          const document = await client.readProfile(objectId);
          // The very document that `profile set` and `avoid --profile` read.
          return print(document, () => `${JSON.stringify(document.profile, null, 2)}\n`);
        }
        case 'set': {
          const document = await client.changeProfile(objectId, change!);
          return print(document, () => versionText(document));
        }
      }
    },
    'lists',
  );
}

export type PeopleAction = 'list' | 'set' | 'retire';

/** `clearway people …`: who may propose, review and approve. */
export async function people(
  action: PeopleAction,
  given: readonly string[],
  options: ProfileOptions,
  around: Surroundings,
): Promise<void> {
  const [name = '', roleText = ''] = given;
  const role = ROLES.find((each) => each === roleText);
  if (action === 'set' && role === undefined) throw invalid('ROLE', roleText, `give one of ${ROLES.join(', ')}`);
  const sink = streamSink(around.stdout);
  await withClient(
    options,
    around,
    async (client) => {
      if (action === 'set') await client.changePerson(name, { role: role!, active: true, by: byOf(options) });
      const { items } = await client.listPeople();
      if (action === 'retire') {
        const person = items.find((each) => each.name === name);
        if (!person) throw new UserError('unknown', `there is no person "${name}"`, 'see clearway people list');
        await client.changePerson(name, { role: person.role, active: false, by: byOf(options) });
      }
      const { items: now } = await client.listPeople();
      if (options.json) return writeText(sink, `${JSON.stringify({ people: now })}\n`);
      if (now.length === 0)
        return writeText(sink, 'Nobody yet. clearway people set NAME admin --by NAME makes the first.\n');
      const width = Math.max(...now.map((person) => printable(person.name).length));
      const lines = now.map(
        (person) => `${printable(person.name).padEnd(width)}  ${person.role}${person.active ? '' : ', retired'}`,
      );
      return writeText(sink, `${lines.join('\n')}\n`);
    },
    'lists',
  );
}

function byOf({ by }: ProfileOptions): string {
  if (by !== undefined && by.trim() !== '') return by.trim();
  throw new UserError('option-missing', 'a change needs --by', 'give the name of a person: --by "Jos Weber"');
}

async function newProfile(file: string, options: ProfileOptions): Promise<NewProfile> {
  await checkFiles([file], {});
  let given: unknown;
  try {
    given = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new UserError('format-malformed', `${file}: is no JSON`, 'see docs/plans.md for a profile', { cause });
  }
  const read = satelliteProfile.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    const what = `${file}: ${issue!.path.join('.') || 'the profile'}: ${issue!.message}`;
    throw new UserError('format-malformed', what, 'see docs/plans.md for a profile');
  }
  const { reason, expectedVersion } = options;
  return {
    by: byOf(options),
    profile: read.data,
    ...(reason !== undefined && { reason }),
    ...(expectedVersion !== undefined && {
      expected_version: readNumber('--expected-version', expectedVersion, {
        least: 0,
        most: 2_147_483_647,
        whole: true,
        unit: 'version',
      }),
    }),
  };
}

function listed(items: readonly ProfileDocument[]): string {
  if (items.length === 0) return 'No profiles yet. clearway profile set ID FILE --by NAME makes one.\n';
  return items
    .map(
      ({ object_id, version, profile: its, changed_by, changed_utc }) =>
        `${String(object_id).padStart(9)}  ${printable(its?.name ?? '').padEnd(24)}  version ${version}, ${changed_utc.slice(0, 16)}, ${printable(changed_by)}\n`,
    )
    .join('');
}

function versionText({
  object_id,
  version,
  changed_utc,
  changed_by,
  reason,
  profile: its,
  changes,
}: ProfileDocument): string {
  const what = its === null ? 'deleted' : `version ${version}`;
  const why = reason === null ? '' : `: ${printable(reason)}`;
  const lines = changes.map(
    ({ field, before, after }) =>
      `  ${field}: ${printable(JSON.stringify(before))} -> ${printable(JSON.stringify(after))}`,
  );
  return `${[`${object_id} ${what}, ${changed_utc}, ${printable(changed_by)}${why}`, ...lines].join('\n')}\n`;
}
