import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type EventDocument } from '@clearway/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../apps/clearway/src/command-line/surroundings.fixture.ts';
import { type ClearwayProcess, clearway, startClearway } from './clearway-process.ts';

/** `clearway avoid --event` against a Clearway that runs on a synthetic catalogue, and what it says to input that allows no burn. */
const DEADLINE = 240_000;

interface Planned {
  readonly file: string;
  readonly decision: string;
  readonly burn: { readonly total_mm_s: number; readonly utc: string } | null;
  readonly miss_before_km: number;
  readonly miss_after_km: number | null;
  readonly secondary: { readonly objects: number } | null;
  readonly text: readonly string[];
}

const pairOf = ({ primary, secondary }: EventDocument): string => `${primary.object_id} ${secondary.object_id}`;

describe('clearway avoid on a running Clearway', () => {
  let folder = '';
  let started: ClearwayProcess;
  let url = '';
  let event: EventDocument;
  const at = (name: string): string => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'clearway-avoid-event-'));
    await mkdir(at('map'));
    await writeFile(at('map/index.html'), '<!doctype html><title>A map</title>');
    await clearway(['synthesize', '--objects', '1500', '--output', at('catalog.csv')]);
    const argv = ['up', '--catalog', at('catalog.csv'), '--port', '0', '--start', '2026-03-10', '--data-dir', 'data'];
    started = startClearway(argv, { cwd: folder, environment: { CLEARWAY_MAP_FOLDER: at('map') } });
    url = (await started.says(/the page is at (http:\S+)/))[1]!;
    await started.says(/Ctrl-C stops/);
    const client = createClient({ baseUrl: url, fetch });
    const { items } = await client.listEvents({ limit: 200 });
    // Of two that meet once, and not at once: where they meet at every revolution no burn keeps them apart.
    const meetings = (of: EventDocument): number => items.filter((each) => pairOf(each) === pairOf(of)).length;
    const after = Date.parse('2026-03-11T12:00:00Z');
    event = items.find(
      (each) => each.relative_speed_km_s > 1 && Date.parse(each.tca_utc) > after && meetings(each) === 1,
    )!;
    const message = await client.readEventCdm(event.event_id);
    await writeFile(at('event.cdm'), await message.text());
  }, DEADLINE);
  afterAll(async () => {
    started?.child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  const further = (): string => (event.miss_distance_km + 1).toFixed(3);

  test(
    "plans for an event, with the server's catalogue",
    async () => {
      const place = ['--server', url, '--target-miss-km', further(), '--json'];
      const { code, stdout, stderr } = await run(['avoid', '--event', String(event.event_id), ...place]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const plan = JSON.parse(stdout) as Planned;
      expect(plan.file).toBe(`event ${event.event_id}`);
      expect(plan.text.join(' ')).toMatch(/a distance, so the burn is for this event alone/);
      expect(Math.abs(plan.miss_before_km - event.miss_distance_km)).toBeLessThan(1e-3);
      expect(plan.secondary!.objects).toBeGreaterThan(1000);
      expect(plan.burn!.total_mm_s).toBeGreaterThan(0);
      expect(plan.miss_after_km).toBeGreaterThan(0.998 * Number(further()));
      expect(Date.parse(plan.burn!.utc)).toBeLessThan(Date.parse(event.tca_utc));
    },
    DEADLINE,
  );

  test(
    'the nominal path may be an ephemeris; one that ends too early is refused with what is wrong',
    async () => {
      const tca = Date.parse(event.tca_utc);
      const utc = (ms: number): string => new Date(ms).toISOString();
      const written = async (name: string, until: number): Promise<string> => {
        const id = String(event.primary.object_id);
        const span = ['--start', utc(tca - 18 * 3600e3), '--stop', utc(until), '--step-seconds', '60'];
        const argv = ['propagate', '--catalog', at('catalog.csv'), '--id', id, ...span, '--output', at(name)];
        expect((await run(argv)).code).toBe(0);
        return at(name);
      };
      const common = ['avoid', '--cdm', at('event.cdm'), '--catalog', at('catalog.csv')];
      const whole = await written('whole.oem', tca + 24 * 3600e3);
      const aim = ['--target-miss-km', further(), '--json'];
      const { code, stdout, stderr } = await run([...common, '--ephemeris', whole, ...aim]);
      expect(code).toBe(0);
      // SGP4's velocities are not quite the derivatives of its positions, which is said.
      expect(stderr).toMatch(
        /^clearway: \S+whole\.oem: velocities do not fit the positions, and are taken from these\n$/,
      );
      expect((JSON.parse(stdout) as Planned).miss_after_km).toBeGreaterThan(0.998 * Number(further()));
      const short = await written('short.oem', tca - 3600e3);
      const refused = await run([...common, '--ephemeris', short, ...aim]);
      expect({ code: refused.code, stdout: refused.stdout }).toEqual({ code: 2, stdout: '' });
      expect(refused.stderr).toMatch(/^clearway: [^\n]*short\.oem does not cover the closest approach; [^\n]+\n$/);
    },
    DEADLINE,
  );

  test(
    'an event that there is not, and input that allows no burn: one line with what, where and how to mend it',
    async () => {
      const text = await readFile(at('event.cdm'), 'utf8');
      const changed = async (name: string, change: (text: string) => string): Promise<string> => {
        await writeFile(at(name), change(text));
        return at(name);
      };
      const value =
        (name: RegExp, to: string): ((text: string) => string) =>
        (all) =>
          all.replaceAll(new RegExp(`^(${name.source}\\s*=\\s*)\\S+`, 'gm'), `$1${to}`);
      const none = await changed('none.cdm', (all) =>
        all
          .split('\n')
          .filter((line) => !/^C[RTN](DOT)?_/.test(line))
          .join('\n'),
      );
      const singular = await changed('singular.cdm', value(/C[RTN](?:DOT)?_[RTN]\w*/, '0.0'));
      const refusals: [string[], RegExp][] = [
        [['--event', '999999999', '--server', url], /there is no event 999999999/],
        [['--cdm', none], /none\.cdm: line \d+: .*covarianceMatrix .* is missing; add covarianceMatrix/],
        [['--cdm', singular], /singular\.cdm: .*covariance.*; .*(message with covariances|miss distance)/],
        [['--cdm', at('event.cdm'), '--lead-orbits', '-1'], /--lead-orbits "-1"/],
        [['--cdm', at('event.cdm'), '--catalog', at('event.cdm')], /event\.cdm/],
      ];
      for (const [argv, expected] of refusals) {
        const { code, stdout, stderr } = await run(['avoid', ...argv]);
        expect({ code, stdout }, argv.join(' ')).toEqual({ code: 2, stdout: '' });
        expect(stderr).toMatch(expected);
        expect(stderr).toMatch(/^clearway: [^\n]{1,400}\n$/);
      }
      // Nothing can be commanded before TCA: no fault, but a reason to stay.
      const late = ['--cdm', at('event.cdm'), '--target-miss-km', further(), '--now', event.tca_utc, '--json'];
      const stay = await run(['avoid', ...late]);
      expect(stay.code).toBe(0);
      expect(JSON.parse(stay.stdout)).toMatchObject({ decision: 'stay', stay_because: 'too-late' });
    },
    DEADLINE,
  );
});
