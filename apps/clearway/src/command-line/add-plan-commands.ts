import type { Command } from 'commander';
import type { PeopleAction, ProfileAction } from '../commands/profile.ts';
import type { Surroundings } from './surroundings.ts';
import { withPlace } from './with-place.ts';

/** Plans, and the people and satellites that they are for: all of a Clearway that runs, or its database. */
export function addPlanCommands(program: Command, around: Surroundings): void {
  addPlan(program, around);
  addMany(program, around, PROFILE);
  addMany(program, around, PEOPLE);
}

const BY = ['--by <name>', 'the person in whose name it is done'] as const;

function addPlan(program: Command, around: Surroundings): void {
  const parent = program
    .command('plan')
    .summary('burns: computed, compared, decided on by people, written, shared')
    .description('Plans burns around events and messages; people review and approve them, by name and role.')
    .addHelpText(
      'after',
      '\nExample:\n  clearway plan request --event 1204 --by "Ada Muller" --server http://127.0.0.1:8080\n',
    );
  const add = (
    usage: string,
    summary: string,
    example: string,
    more: (command: Command) => Command = (same) => same,
  ): Command =>
    withPlace(
      more(
        parent
          .command(usage)
          .summary(summary)
          .description(`${summary[0]!.toUpperCase()}${summary.slice(1)}.`),
      ),
    ).addHelpText('after', `\nExample:\n  clearway plan ${example}\n`);
  add(
    'request',
    'plan a burn around an event or a message',
    'request --cdm 57 --by "Ada Muller" --target-pc 1e-7',
    (command) =>
      command
        .option('--event <id>', 'the event')
        .option('--cdm <id>', 'or the message that came')
        .option(...BY)
        .option('--mover <which>', 'primary or secondary moves (default: the one with a profile)')
        .option('--target-pc <p>', "probability to reach (default: the profile's, 1e-6)")
        .option('--target-miss-km <km>', 'miss distance to reach instead')
        .option('--lead-orbits <n>', 'burn so many revolutions before the closest approach')
        .option('--burn <utc,r,t,n>', 'propose this burn as it is: UTC, and mm/s radially, along and across the track')
        .option('--outside <reason>', 'why it may be outside what the profile allows')
        .option('--hard-body-radius-m <m>', 'combined radius of both objects')
        .option('--no-screen', 'do not look at everything else in orbit')
        .option('--route <name>', 'propose this route (default: the recommended one)')
        .option('--note <text>', 'what to say with it'),
  ).action(async (options) => (await import('../commands/plan.ts')).requestPlan(options, around));
  add('list', 'plans, the last first', 'list --state proposed,reviewed', (command) =>
    command
      .option('--object <ids>', 'catalogue numbers between commas: of these objects')
      .option('--state <states>', 'of these states, between commas')
      .option('--limit <n>', 'how many at most', '20'),
  ).action(async (options) => (await import('../commands/plan.ts')).listPlans(options, around));
  add('show <plan>', 'one plan', 'show 3').action(async (id, options) =>
    (await import('../commands/plan.ts')).showPlan(id, options, around),
  );
  add('compare <plans...>', 'plans side by side', 'compare 3 4').action(async (ids, options) =>
    (await import('../commands/plan.ts')).comparePlans(ids, options, around),
  );
  add('record <plan>', 'everything that happened to a plan', 'record 3').action(async (id, options) =>
    (await import('../commands/plan.ts')).recordOfPlan(id, options, around),
  );
  add('recompute <plan>', 'compute a plan anew from what is known now', 'recompute 3 --by "Ada Muller"', (command) =>
    command.option(...BY),
  ).action(async (id, options) => (await import('../commands/plan.ts')).recomputePlan(id, options, around));
  for (const [action, summary] of DECISIONS) {
    add(`${action} <plan>`, summary, `${action} 3 --by "Jos Weber"`, (command) =>
      command
        .option(...BY)
        .option('--expected-version <n>', 'refuse if it has another version by now')
        .option('--reason <text>', 'why: needed to reject and to withdraw')
        .option('--override <reason>', 'approve on element sets alone: the reason is recorded')
        .option('--route <name>', 'for choose: the route'),
    ).action(async (id, options) => (await import('../commands/plan.ts')).decidePlan(action, id, options, around));
  }
  add('export <kind> <plan>', 'a plan as a file: opm, oem, cdm, report', 'export oem 3 --output burnt.oem', (command) =>
    command.option('--format <name>', 'kvn, xml or json', 'kvn').option('--output <file>', 'default: standard output'),
  ).action(async (kind, id, options) =>
    (await import('../commands/plan-files.ts')).exportPlan(kind, id, options, around),
  );
  add(
    'share <plan>',
    'the plan as a message for the other operator',
    'share 3 --by "Jos Weber" --output ours.json',
    (command) =>
      command
        .option(...BY)
        .option('--originator <name>', 'how the other operator knows ours (default: CLEARWAY)')
        .option('--output <file>', 'default: standard output'),
  ).action(async (id, options) => (await import('../commands/plan-files.ts')).sharePlan(id, options, around));
  add('receive <file>', "bring another operator's message", 'receive theirs.json').action(async (file, options) =>
    (await import('../commands/plan-files.ts')).receivePlan(file, options, around),
  );
  add('say <plan>', 'say who moves', 'say 3 --status claimed --by "Jos Weber"', (command) =>
    command
      .option(...BY)
      .option('--status <name>', 'manoeuvrable, not-manoeuvrable, responsible, claimed, declined')
      .option('--object-id <id>', 'of this satellite (default: the one that moves)')
      .option('--note <text>', 'what to say with it'),
  ).action(async (id, options) => (await import('../commands/plan-files.ts')).sayWhoMoves(id, options, around));
}

const DECISIONS = [
  ['review', 'say that a plan was looked through'],
  ['approve', 'approve a plan'],
  ['reject', 'reject a plan'],
  ['withdraw', 'withdraw a plan'],
  ['choose', 'choose another of the routes of a plan'],
  ['execute', 'note that a plan was executed'],
] as const;

interface Many {
  readonly name: 'profile' | 'people';
  readonly summary: string;
  readonly description: string;
  readonly actions: readonly (readonly [action: string, parameters: string, summary: string, example: string])[];
}

const PROFILE: Many = {
  name: 'profile',
  summary: 'what satellites can do, and what their operator allows',
  description: 'Profiles of satellites: mass, thrusters, box, blackouts, contacts, thresholds. Versions are kept.',
  actions: [
    ['list', '', 'all profiles', ''],
    ['show', ' <id>', 'the profile of a satellite, as JSON', '25544'],
    ['set', ' <id> <file>', 'set it from a JSON file', '25544 iss.json --by "Jos Weber"'],
    ['delete', ' <id>', 'take it away', '25544 --by "Jos Weber"'],
    ['history', ' <id>', 'what changed, when and by whom', '25544'],
  ],
};

const PEOPLE: Many = {
  name: 'people',
  summary: 'who may propose, review and approve plans',
  description:
    'People and their roles: viewer, analyst (proposes, reviews), operator (approves), admin. There is no sign-in yet: whoever reaches the port gives a name.',
  actions: [
    ['list', '', 'everybody', ''],
    ['set', ' <name> <role>', 'make or change a person', '"Ada Muller" analyst --by "Jos Weber"'],
    ['retire', ' <name>', 'take away what a person may do', '"Ada Muller" --by "Jos Weber"'],
  ],
};

function addMany(program: Command, around: Surroundings, { name, summary, description, actions }: Many): void {
  const [action, , , example] = actions[1]!;
  const parent = program
    .command(name)
    .summary(summary)
    .description(description)
    .addHelpText('after', `\nExample:\n  clearway ${name} ${action} ${example}\n`);
  for (const [each, parameters, what, its] of actions) {
    const command = withPlace(
      parent
        .command(`${each}${parameters}`)
        .summary(what)
        .description(`${what[0]!.toUpperCase()}${what.slice(1)}.`),
    );
    if (['set', 'delete', 'retire'].includes(each)) command.option(...BY);
    if (each === 'set' || each === 'delete') command.option('--reason <text>', 'why');
    if (name === 'profile' && each === 'set') {
      command.option('--expected-version <n>', 'refuse if it has another version by now; 0: none');
    }
    command
      .addHelpText('after', `\nExample:\n  clearway ${name} ${`${each} ${its}`.trim()}\n`)
      .action(async (...given: unknown[]) => {
        const names = given.slice(0, -2).filter((text): text is string => typeof text === 'string');
        const options = given.at(-2) as object;
        const commands = await import('../commands/profile.ts');
        if (name === 'profile') await commands.profile(each as ProfileAction, names, options, around);
        else await commands.people(each as PeopleAction, names, options, around);
      });
  }
}
