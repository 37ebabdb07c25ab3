import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLiveApp } from '@clearway/api';
import { createFakeService } from '@clearway/api/fake-service';
import { exampleCoordinationMessage, exampleSatelliteProfile } from '@clearway/contract';
import { openLive } from '@clearway/service/live';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../command-line/surroundings.fixture.ts';
import { type Listening, listen } from '../server/listen.ts';

let folder = '';
let server: Listening;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-plan-'));
  server = await listen(createLiveApp(createFakeService()), 0);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const plan = (...rest: string[]): ReturnType<typeof run> => run(['plan', ...rest, '--server', server.url]);

async function refusal(asked: ReturnType<typeof run>): Promise<string> {
  const { code, stdout, stderr } = await asked;
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^clearway: [^\n]{1,390}\n$/);
  return stderr;
}

describe('clearway plan', () => {
  test('shows plans, one and many, and what differs', async () => {
    const shown = await plan('show', '1');
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    expect(shown.stdout).toMatch(/^Plan 1, version 3: reviewed\n/);
    expect(shown.stdout).toMatch(/^\* least-fuel, earliest +2026-03-15T04:34:11 +9\.10 /m);
    expect((await plan('list')).stdout).toMatch(/^ {5}2 {2}reviewed .*\n {5}1 {2}reviewed/);
    expect((await plan('compare', '1', '2')).stdout).toContain('* total_mm_s, mm/s');
    expect((await plan('record', '1')).stdout).toContain('Jos Weber, operator');
    expect(JSON.parse((await plan('show', '1', '--json')).stdout)).toMatchObject({ plan_id: 1, state: 'reviewed' });
  });

  test('decides in the name of somebody, on what they saw', async () => {
    expect((await plan('approve', '1', '--by', 'Jos Weber')).stdout).toContain('version 4: approved');
    const late = plan('withdraw', '1', '--by', 'Jos Weber', '--reason', 'x', '--expected-version', '3');
    expect(await refusal(late)).toContain('plan 1 has changed');
    expect(await refusal(plan('approve', '2'))).toContain('--by');
    expect(await refusal(plan('approve', '2', '--by', 'Nobody'))).toContain('no person "Nobody"');
  });

  test('writes files whole, and brings messages', async () => {
    const file = join(folder, 'burnt.oem');
    expect(await plan('export', 'oem', '2', '--output', file)).toMatchObject({ code: 0, stdout: '' });
    expect(await readFile(file, 'utf8')).toContain('CCSDS_OPM_VERS');
    const shared = await plan('share', '2', '--by', 'Jos Weber');
    const message = join(folder, 'theirs.json');
    await writeFile(message, shared.stdout);
    expect((await plan('receive', message)).stdout).toContain('claimed');
    await writeFile(message, JSON.stringify({ ...exampleCoordinationMessage, tca_utc: 'soon' }));
    expect(await refusal(plan('receive', message))).toMatch(/theirs\.json: tca_utc/);
    expect((await plan('say', '2', '--status', 'claimed', '--by', 'Jos Weber')).stdout).toContain('moves');
    expect(await readdir(folder)).toEqual(['burnt.oem', 'theirs.json']);
  });

  test.each([
    [['request', '--by', 'Ada Muller'], '--event or --cdm'],
    [['request', '--cdm', '57', '--event', '1', '--by', 'Ada Muller'], '--event or --cdm'],
    [['request', '--cdm', '57', '--lead-orbits', '-1', '--by', 'Ada Muller'], '--lead-orbits'],
    [['request', '--cdm', '57', '--burn', 'soon,1,2,3', '--by', 'Ada Muller'], 'UTC,R,T,N'],
    [['request', '--cdm', '57', '--burn', '2026-03-15T04:34:11Z,1,2', '--by', 'Ada Muller'], 'UTC,R,T,N'],
    [['request', '--cdm', '57', '--route', 'fast', '--by', 'Ada Muller'], 'least-disturbance'],
    [['export', 'pdf', '1'], 'opm, oem, cdm, report'],
    [['show', '99'], 'no plan 99'],
    [['show', 'x'], 'PLAN'],
    [['say', '1', '--status', 'maybe', '--by', 'Ada Muller'], 'declined'],
    [['receive', 'none.json'], 'no such file'],
  ])('%j is refused in one line', async (words, said) => {
    expect(await refusal(plan(...words))).toContain(said);
  });
});

describe('clearway people and profile', () => {
  test('keep to the database who may do what, and what satellites can', async () => {
    const live = await openLive({ place: { dataDir: join(folder, 'kept') }, version: 'test' });
    const kept = await listen(createLiveApp(live), 0);
    const place = ['--server', kept.url];
    expect((await run(['people', 'list', ...place])).stdout).toContain('Nobody yet');
    await run(['people', 'set', 'Jos Weber', 'admin', '--by', 'Jos Weber', ...place]);
    const made = await run(['people', 'set', 'Ada Muller', 'analyst', '--by', 'Jos Weber', ...place]);
    expect(made.stdout).toBe('Ada Muller  analyst\nJos Weber   admin\n');
    const file = join(folder, 'profile.json');
    await writeFile(file, JSON.stringify(exampleSatelliteProfile));
    const set = await run(['profile', 'set', '43613', file, '--by', 'Jos Weber', ...place]);
    expect(set.stdout).toMatch(/^43613 version 1, .*, Jos Weber\n {2}blackouts: null -> /);
    expect(JSON.parse((await run(['profile', 'show', '43613', ...place])).stdout)).toEqual(exampleSatelliteProfile);
    await writeFile(file, JSON.stringify({ ...exampleSatelliteProfile, mass_kg: 'heavy' }));
    const wrong = run(['profile', 'set', '43613', file, '--by', 'Jos Weber', ...place]);
    expect(await refusal(wrong)).toMatch(/profile\.json: mass_kg/);
    expect(await refusal(run(['profile', 'delete', '43613', '--by', 'Ada Muller', ...place]))).toContain('an analyst');
    expect(await refusal(run(['people', 'set', 'Eve', 'chief', '--by', 'Jos Weber', ...place]))).toContain('viewer');
    await kept.close();
    await live.close();
  });
});
