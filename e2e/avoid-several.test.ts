import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addSeconds, type Encounter, parseUtc } from '@clearway/astro';
import { planAvoidance } from '@clearway/avoidance';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../apps/clearway/src/command-line/surroundings.fixture.ts';
import { messageOf, named, waitingFor } from '../validation/plans/two-encounters.fixture.ts';
import { describeWithReferenceData } from '../validation/reference-data.ts';
import { ESA_ENCOUNTERS, esaEncounters } from '../validation/risk/encounters.fixture.ts';

/**
 * `clearway avoid` for several encounters of one satellite: one of ESA's, and a planted object that waits where the cheapest burn for it
 * leads a revolution later.
 */
const LIMIT = 1e-6;
const [HOST, FIRST, SECOND] = [71_001, 71_002, 71_003];

interface Planned {
  readonly burn: { readonly total_mm_s: number };
  readonly certificate: { readonly optimal: boolean };
  readonly probability_before: number;
  readonly probability_after: number;
  readonly covers: {
    readonly combined_before: number;
    readonly combined_after: number;
    readonly within_target: boolean;
    readonly encounters: readonly {
      readonly file: string;
      readonly object_id: number;
      readonly probability_before: number;
      readonly probability_after: number;
    }[];
  } | null;
  readonly routes: readonly { readonly covers_after: { readonly within_target: boolean } | null }[];
  readonly text: readonly string[];
}

describeWithReferenceData('clearway avoid for several encounters', [ESA_ENCOUNTERS], () => {
  let folder = '';
  const at = (name: string): string => path.join(folder, name);
  let second: Encounter;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'clearway-avoid-several-'));
    const { encounter } = esaEncounters()[99]!;
    const first = named({ ...encounter, tca: parseUtc('2026-03-10T12:00:00Z')! }, HOST, FIRST);
    const alone = planAvoidance(first, { leadOrbits: 0.5 }).burn!;
    second = named(waitingFor(first, alone.velocity), HOST, SECOND);
    await writeFile(at('first.cdm'), messageOf(first, 'FIRST'));
    await writeFile(at('second.cdm'), messageOf(second, 'SECOND'));
    // Told by the other operator: the satellite is the second object.
    const theirs = { ...second, primary: second.secondary, secondary: second.primary };
    await writeFile(at('theirs.cdm'), messageOf(theirs, 'THEIRS'));
    const stranger = named(second, 71_009, SECOND);
    await writeFile(at('stranger.cdm'), messageOf(stranger, 'STRANGER'));
    const over = { ...second, tca: addSeconds(second.tca, -86_400) };
    const far = { ...second, tca: addSeconds(second.tca, 30 * 86_400) };
    await writeFile(at('far.cdm'), messageOf(named(far, HOST, 71_005), 'FAR'));
    // As near as the first, three hours later.
    const like = named({ ...first, tca: addSeconds(first.tca, 10_800) }, HOST, 71_006);
    await writeFile(at('like.cdm'), messageOf(like, 'LIKE'));
    await writeFile(at('over.cdm'), messageOf(named(over, HOST, 71_004), 'OVER'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const planned = async (...argv: readonly string[]): Promise<Planned> => {
    const { code, stdout, stderr } = await run(['avoid', ...argv, '--lead-orbits', '0.5', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout) as Planned;
  };

  test('one message is planned for alone', async () => {
    const plan = await planned('--cdm', at('first.cdm'));
    expect(plan.covers).toBeNull();
    expect(plan.routes[0]!.covers_after).toBeNull();
  });

  test('one burn brings the combined probability below the target, and says for which it is', async () => {
    const alone = await planned('--cdm', at('first.cdm'));
    const plan = await planned('--cdm', at('first.cdm'), '--cdm', at('second.cdm'));
    const { covers } = plan;
    expect(covers!.encounters).toMatchObject([{ file: at('second.cdm'), object_id: SECOND }]);
    expect(covers!.combined_before).toBeGreaterThan(plan.probability_before);
    expect(covers!.within_target).toBe(true);
    const [other] = covers!.encounters;
    const combined = 1 - (1 - plan.probability_after) * (1 - other!.probability_after);
    expect(covers!.combined_after / combined).toBeCloseTo(1, 6);
    expect(combined).toBeLessThanOrEqual(1.02 * LIMIT);
    expect(plan.burn.total_mm_s).toBeGreaterThan(alone.burn.total_mm_s);
    expect(plan.certificate.optimal).toBe(false);
    // The burn for the first alone would have run into the second.
    expect(plan.routes[0]!.covers_after!.within_target).toBe(true);
    expect(plan.text.join(' ')).toMatch(/With the satellite's 1 other encounter/);
    // Files after one --cdm are the same, and who wrote the message does not matter.
    const same = await planned('--cdm', at('first.cdm'), at('theirs.cdm'));
    expect(same.burn.total_mm_s / plan.burn.total_mm_s).toBeCloseTo(1, 6);
    expect(same.covers!.encounters[0]!.object_id).toBe(SECOND);
  });

  test('encounters that are each below the target and above it together', async () => {
    // A target that makes each of both safe alone.
    const alone = await planned('--cdm', at('first.cdm'));
    const target = String(1.2 * alone.probability_before);
    const both = ['--cdm', at('first.cdm'), '--cdm', at('like.cdm'), '--target-pc', target];
    const stay = await run(['avoid', '--cdm', at('first.cdm'), '--target-pc', target, '--json']);
    expect(JSON.parse(stay.stdout)).toMatchObject({ decision: 'stay', stay_because: 'safe-already' });
    const other = await run(['avoid', '--cdm', at('like.cdm'), '--target-pc', target, '--json']);
    expect(JSON.parse(other.stdout)).toMatchObject({ decision: 'stay', stay_because: 'safe-already' });
    const plan = await planned(...both);
    expect(plan.covers!.combined_before).toBeGreaterThan(Number(target));
    expect(plan.covers!.combined_after).toBeLessThanOrEqual(1.02 * Number(target));
    expect(plan.covers!.within_target).toBe(true);
    expect(plan.burn.total_mm_s).toBeGreaterThan(0);
    // At the cheapest half revolution as well.
    const free = await run(['avoid', ...both, '--json']);
    expect(free.code).toBe(0);
    const best = JSON.parse(free.stdout) as Planned;
    expect(best.covers!.within_target).toBe(true);
    expect(best.burn.total_mm_s).toBeLessThanOrEqual(1.001 * plan.burn.total_mm_s);
  });

  test('for people', async () => {
    const files = ['--cdm', at('first.cdm'), '--cdm', at('second.cdm'), '--cdm', at('over.cdm')];
    const { code, stdout } = await run(['avoid', ...files, '--lead-orbits', '0.5']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /Covers +3 encounters of the satellite, probability of a collision in any: \S+ → \S+, within/,
    );
    expect(stdout).toMatch(/second\.cdm: OBJECT 71003 at 2026-03-10T\S+: \S+ → \S+\n/);
    expect(stdout).toMatch(/over\.cdm: OBJECT 71004 at 2026-03-09T\S+: \S+, over before the burn\n/);
  });

  test.each([
    [['first.cdm', 'stranger.cdm'], [], /stranger\.cdm: neither object is the satellite of the first message/],
    [['first.cdm', 'second.cdm', 'theirs.cdm'], [], /theirs\.cdm and \S+second\.cdm are about the same encounter/],
    [['first.cdm', 'second.cdm'], ['--target-miss-km', '2'], /2 encounters, and a target that is no probability/],
    [['first.cdm', 'far.cdm'], [], /far\.cdm: its closest approach \(2026-04-09T\S+\) is 30\.1 days after the first/],
    [['first.cdm', 'none.cdm'], [], /none\.cdm: (there is )?no such file/i],
    [['first.cdm'], ['--alone'], /--alone is for --event/],
  ])('%j %j is refused in one line', async (files, more, expected) => {
    const argv = files.flatMap((file) => ['--cdm', at(file)]);
    const { code, stdout, stderr } = await run(['avoid', ...argv, ...more]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(expected);
    expect(stderr).toMatch(/^clearway: [^\n]{1,400}\n$/);
  });

  test('a message without covariances among them is refused: its risk would be left out without a word', async () => {
    const text = messageOf(second, 'BARE')
      .split('\n')
      .filter((line) => !/^C[RTN](DOT)?_/.test(line))
      .join('\n');
    await writeFile(at('bare.cdm'), text);
    const { code, stderr } = await run(['avoid', '--cdm', at('first.cdm'), '--cdm', at('bare.cdm')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/bare\.cdm: .*covariance/);
  });
});
