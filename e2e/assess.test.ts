import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { formatCdm, readCdms } from '@clearway/messages';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../apps/clearway/src/command-line/surroundings.fixture.ts';
import { describeWithReferenceData, referencePath } from '../validation/reference-data.ts';
import { startClearway } from './clearway-process.ts';

const REAL = 'probability/cdm-real';
const SAMPLES = 'probability/cdm-samples';
const NASA = 'probability/cara_pc_methods.csv';
const HUBBLE = '000020580_conj_000002017_20230613_001923_20230608_063715.cdm';

interface Assessed {
  readonly file: string;
  readonly probability: number | null;
  readonly method: string | null;
  readonly methods: Readonly<Record<string, number | null>>;
  readonly intervals: Readonly<Record<string, { readonly low: number; readonly high: number }>>;
  readonly flags: readonly { readonly method: string | null; readonly code: string }[];
  readonly max_probability: number | null;
  readonly hard_body_radius_m: number | null;
  readonly hard_body_radius_source: string | null;
}

/** NASA's values by message: Pc2D, Nc2D, Nc3D, and Monte Carlo's hits and trials. */
function nasaValues(): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const [header, ...rows] = readFileSync(referencePath(NASA), 'utf8').trim().split('\n');
  const names = header!.split(',');
  return new Map(
    rows.map((row) => {
      const cells = row.split(',');
      return [cells[0]!, Object.fromEntries(names.map((name, k) => [name, cells[k]!]))];
    }),
  );
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clearway-assess-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** In this process, which loads everything once. */
async function assessed<Document = Assessed>(argv: readonly string[]): Promise<Document> {
  const { code, stdout, stderr } = await run(['assess', ...argv, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Document;
}

describeWithReferenceData('clearway assess', [REAL, SAMPLES, NASA], () => {
  const real = (name: string): string => path.join(referencePath(REAL), name);

  test("recommends NASA's method for the eleven real messages, with NASA's value, in seconds", async () => {
    const files = (await readdir(referencePath(REAL))).sort().map(real);
    const before = process.cpuUsage();
    const list = await assessed<readonly Assessed[]>(files);
    const { user, system } = process.cpuUsage(before);
    // Some 0.7 s of computing, with what is loaded first: of the processor, which others use too.
    expect((user + system) / 1e6).toBeLessThan(20);
    expect(list.map(({ file }) => file)).toEqual(files);
    const nasa = nasaValues();
    for (const each of list) {
      const expected = nasa.get(path.basename(each.file, '.cdm'))!;
      const relative = (method: 'Pc2D' | 'Nc2D' | 'Nc3D'): number =>
        each.methods[method]! / Number(expected[method]) - 1;
      expect(Math.abs(relative('Pc2D')), each.file).toBeLessThan(1e-6);
      expect(each.probability).toBe(each.methods[each.method!]);
      // NASA takes the first whose conditions hold, and flags those that do not by a digit each. Of one message it believes none of its
      // methods, not even Monte Carlo; ours takes 3D-Nc there, as Monte Carlo bears it out.
      const first = (['Pc2D', 'Nc2D', 'Nc3D'] as const).find((name) => Number(expected[`Violations${name}`]) === 0);
      expect(each.method, each.file).toBe(first ?? 'Nc3D');
      expect(Math.abs(relative(first ?? 'Nc3D')), each.file).toBeLessThan(0.01);
      expect(each.max_probability).toBeGreaterThanOrEqual(each.probability!);
      expect(each.hard_body_radius_m).toBe(Number(expected.HBR_m));
      expect(each.hard_body_radius_source).toBe('message (COMMENT HBR)');
    }
  }, 240_000);

  test('one file with one message is one document; several in one, or several files, a list', async () => {
    const [kvn] = [await readFile(real(HUBBLE), 'utf8')];
    const message = readCdms(kvn)[0]!.message;
    await writeFile(path.join(folder, 'one.xml'), formatCdm(message, 'XML'));
    await writeFile(path.join(folder, 'one.json.gz'), gzipSync(formatCdm(message, 'JSON')));
    const xml = formatCdm(message, 'XML').replace(/^<\?xml[^>]*>\s*/, '');
    await writeFile(path.join(folder, 'two.xml'), `<?xml version="1.0"?>\n<ndm>${xml}${xml}</ndm>\n`);
    const { file: _, ...one } = await assessed([real(HUBBLE)]);
    for (const name of ['one.xml', 'one.json.gz']) {
      const file = path.join(folder, name);
      expect(await assessed([file])).toEqual({ ...one, file });
    }
    const file = path.join(folder, 'two.xml');
    const two = await assessed<readonly Assessed[]>([file]);
    expect(two).toEqual([
      { ...one, file },
      { ...one, file },
    ]);
    const { ended } = startClearway(['assess', '-', '--json'], { cwd: folder, input: Buffer.from(kvn) });
    expect(JSON.parse((await ended).stdout)).toEqual({ ...one, file: '-' });
  }, 240_000);

  test('takes the method, the radius and the table that are asked for', async () => {
    const usual = await assessed([real(HUBBLE)]);
    const chan = await assessed([real(HUBBLE), '--method', 'chan1997']);
    expect(chan).toMatchObject({ method: 'Chan1997', probability: usual.methods.Chan1997, methods: usual.methods });
    const large = await assessed([real(HUBBLE), '--hard-body-radius-m', '20']);
    expect(large).toMatchObject({ hard_body_radius_m: 20, hard_body_radius_source: 'option' });
    // A constant density over a disc of twice the radius.
    expect(large.methods.Alfriend1999! / usual.methods.Alfriend1999!).toBeCloseTo(4, 8);
    await writeFile(path.join(folder, 'radii.csv'), 'id,radius_m\n20580,6\n2017,4\n');
    const bare = (await readFile(real(HUBBLE), 'utf8')).replace(
      /^COMMENT.*(HBR|Exclusion_?\s?Volume).*$/gim,
      'COMMENT none',
    );
    await writeFile(path.join(folder, 'bare.cdm'), bare);
    const [file, radii] = [path.join(folder, 'bare.cdm'), path.join(folder, 'radii.csv')];
    const table = await assessed([file, '--radius-table', radii, '--scale-grid']);
    expect(table).toMatchObject({ hard_body_radius_m: 10, hard_body_radius_source: 'user-table' });
    expect(table).toMatchObject({ scale_grid: { primary_factor: expect.any(Array) } });
    expect(await assessed([file])).toMatchObject({ hard_body_radius_source: 'type' });
  }, 240_000);

  test('samples on all cores, the same whatever their number, and Monte Carlo is taken where nothing else holds', async () => {
    const file = path.join(referencePath(SAMPLES), 'AlfanoTestCase08.cdm');
    const without = await assessed([file, '--monte-carlo', '0']);
    expect(without.method).toBe('Nc3D');
    expect(without.flags).toContainEqual(expect.objectContaining({ code: 'monte-carlo-needed' }));
    const sampled = await Promise.all(
      ['1', '3'].map(async (workers) => {
        const argv = ['assess', file, '--monte-carlo', '20000', '--workers', workers, '--json'];
        return JSON.parse((await run(argv)).stdout) as Assessed;
      }),
    );
    expect(sampled[0]).toEqual(sampled[1]);
    expect(sampled[0]).toMatchObject({ method: 'MonteCarlo' });
    // NASA's value from 1e8 trials.
    expect(sampled[0]!.intervals.MonteCarlo!.low).toBeLessThan(0.03523735);
    expect(sampled[0]!.intervals.MonteCarlo!.high).toBeGreaterThan(0.03523735);
  }, 240_000);

  test('a sample without a hit is no probability of 0, and says so', async () => {
    // The standard's own example, whose covariance is not positive definite: no other method holds.
    const example = referencePath('ccsds/ndm/cdm/CDMExample1.txt');
    const { stdout } = await run(['assess', example, '--monte-carlo', '20000', '--json']);
    const { probability, method, flags, intervals } = JSON.parse(stdout) as Assessed;
    expect([probability, method]).toEqual([0, 'MonteCarlo']);
    const { high } = intervals.MonteCarlo!;
    expect(flags).toContainEqual({
      method: null,
      code: 'no-trial-hit',
      text: `No trial of Monte Carlo hit: the probability is not 0 but most likely below ${high.toExponential(2)}; so few trials can’t tell more.`,
      values: { probability: high },
    });
  }, 240_000);

  test('is stopped by Ctrl-C while it samples', async () => {
    const { child, ended, says } = startClearway([
      'assess',
      real(HUBBLE),
      '--monte-carlo',
      '100000000000',
      '--workers',
      '1',
    ]);
    await says(/Monte Carlo of .*trials\/s/);
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toContain('nothing was half-written');
  }, 240_000);

  test('samples by itself where nothing else holds; Ctrl-C then gives the result without it', async () => {
    const file = path.join(referencePath(SAMPLES), 'AlfanoTestCase08.cdm');
    // So small a body takes so many trials that any machine is still at it when the key is pressed; little is left to do then.
    const files = [file, file];
    const small = ['--hard-body-radius-m', '1'];
    const { child, ended, says } = startClearway(['assess', ...files, ...small, '--workers', '1', '--json']);
    await says(/Monte Carlo of .*trials\/s/);
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(0);
    expect(stderr).toContain('sampling was stopped; this is the result without it');
    const documents = JSON.parse(stdout) as Assessed[];
    expect(documents).toHaveLength(files.length);
    const last = documents.at(-1)!;
    expect(last.method).toBe('Nc3D');
    expect(last.flags).toContainEqual(expect.objectContaining({ code: 'monte-carlo-needed' }));
    // Another method that is asked for needs no sampling, and is silent.
    const quiet = await run(['assess', file, '--method', 'Pc2D', '--json']);
    expect(quiet.stderr).toBe('');
  }, 240_000);

  test('shows people why', async () => {
    const { stdout } = await run(['assess', real(HUBBLE)]);
    expect(stdout).toContain('4.730e-5 by Nc2D');
    expect(stdout).toMatch(/Pc2D +1\.862e-5.*does not hold/);
    expect(stdout).toMatch(/Trust +The 2D probability does not hold/);
    const many = await run(['assess', ...(await readdir(referencePath(REAL))).map(real)]);
    expect(many.stdout.split('\n').filter((line) => line.includes('.cdm'))).toHaveLength(11);
  }, 240_000);

  test('refuses what is broken with file, line and keyword', async () => {
    const whole = await readFile(real(HUBBLE), 'utf8');
    const broken: readonly (readonly [string, string, RegExp])[] = [
      ['cut.cdm', whole.slice(0, whole.length / 2), /cut\.cdm: line \d+: /],
      ['word.cdm', whole.replace(/^(CR_R\s*=\s*)\S+/m, '$1wide'), /word\.cdm: line \d+: .*CR_R.*wide/],
      ['unit.cdm', whole.replace(/^(MISS_DISTANCE.*)\[m\]/m, '$1[km]'), /unit\.cdm: line \d+: .*MISS_DISTANCE.*m/],
    ];
    for (const [name, text, expected] of broken) {
      await writeFile(path.join(folder, name), text);
      // A good one before it does not help.
      const { code, stdout, stderr } = await run(['assess', real(HUBBLE), path.join(folder, name)]);
      expect(stderr).toMatch(expected);
      expect(stderr).toMatch(/^clearway: [^\n]{1,390}\n$/);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    }
  }, 240_000);
});

describe('clearway assess of a public message', () => {
  test('says that nothing can be computed, and gives what it reports', async () => {
    const record = {
      CDM_ID: '77',
      CREATED: '2026-03-09 19:18:25.550000',
      TCA: '2026-03-10T08:00:00.000000',
      MIN_RNG: '300',
      PC: '0.0002',
      SAT_1_ID: '5',
      SAT_1_NAME: 'VANGUARD 1',
      SAT_2_ID: '11',
      SAT_2_NAME: 'VANGUARD 2',
    };
    await writeFile(path.join(folder, 'public.json'), JSON.stringify([record]));
    expect(await assessed([path.join(folder, 'public.json')])).toMatchObject({
      probability: 0.0002,
      method: 'reported',
      methods: {},
      miss_distance_km: 0.3,
      flags: [{ code: 'no-states' }],
    });
  }, 240_000);
});
