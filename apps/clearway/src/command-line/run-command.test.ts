import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from './surroundings.fixture.ts';

let folder = '';
let catalog = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-main-'));
  catalog = join(folder, 'catalog.csv');
  await run(['synthesize', '--objects', '20', '--output', catalog]);
  await mkdir(join(folder, 'out'));
  await writeFile(join(folder, 'empty.csv'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** `CATALOG`, `EMPTY` and `OUT` stand for paths. */
const argv = (line: string): string[] =>
  line
    .split(' ')
    .map((word) =>
      word === '""'
        ? ''
        : word
            .replace('CATALOG', catalog)
            .replace('EMPTY', join(folder, 'empty.csv'))
            .replace('OUT', join(folder, 'out')),
    );

const screen = 'screen --catalog CATALOG --start 2026-03-10';
const propagate = 'propagate --catalog CATALOG --start 2026-03-10 --id 900000000';

const refused: [string, string, RegExp][] = [
  ['no command', '', /no command given/],
  ['an unknown command', 'scren', /unknown command 'scren' \(Did you mean screen\?\)/],
  ['an unknown option', `${screen} --days 1 --fast`, /unknown option '--fast'/],
  ['an argument too many', `${screen} --days 1 --json now`, /too many arguments/],
  ['no catalogue', 'screen --start 2026-03-10 --days 1', /'--catalog <files...>' not specified/],
  ['no start', 'screen --catalog CATALOG --days 1', /'--start <utc>' not specified/],
  ['no length', screen, /length of the window is missing; give --days N or --hours N/],
  ['two lengths', `${screen} --days 1 --hours 2`, /exclude each other/],
  ['days that are no number', `${screen} --days abc`, /--days "abc" is not valid; give a number above 0/],
  ['NaN days', `${screen} --days NaN`, /--days "NaN"/],
  ['negative days', `${screen} --days -3`, /--days "-3"/],
  ['no days at all', `${screen} --days 0`, /--days "0"/],
  ['endless hours', `${screen} --hours Infinity`, /--hours "Infinity"/],
  ['hexadecimal days', `${screen} --days 0x7`, /--days "0x7"/],
  ['an empty length', `${screen} --days ""`, /--days ""/],
  ['years', `${screen} --days 1000`, /--days "1000"/],
  ['a threshold of 0', `${screen} --days 1 --threshold-km 0`, /--threshold-km "0".*above 0 and at most 500 \(km\)/],
  ['a threshold too large', `${screen} --days 1 --threshold-km 500.1`, /--threshold-km "500.1"/],
  ['a negative threshold', `${screen} --days 1 --threshold-km -5`, /--threshold-km "-5"/],
  ['a threshold that is no number', `${screen} --days 1 --threshold-km NaN`, /--threshold-km "NaN"/],
  ['a threshold with its unit', `${screen} --days 1 --threshold-km 5km`, /--threshold-km "5km"/],
  ['an endless threshold', `${screen} --days 1 --threshold-km Infinity`, /--threshold-km "Infinity"/],
  ['a start in the year 26', 'screen --catalog CATALOG --days 1 --start 0026-03-10', /--start "0026-03-10"/],
  ['a leap second', 'screen --catalog CATALOG --days 1 --start 2016-12-31T23:59:60Z', /--start "2016-12-31T23:59:60Z"/],
  ['another time zone', 'screen --catalog CATALOG --days 1 --start 2026-03-10T00:00:00+01:00', /give a UTC time/],
  [
    'the end of a day',
    'screen --catalog CATALOG --days 1 --start 2026-03-10T24:00:00Z',
    /--start "2026-03-10T24:00:00Z"/,
  ],
  ['no start at all', 'screen --catalog CATALOG --days 1 --start ""', /--start ""/],
  ['a billion workers', `${screen} --days 1 --workers 1e9`, /--workers "1e9".*from 1 to 256/],
  ['a negative age', `${screen} --days 1 --max-age-days -1`, /--max-age-days "-1"/],
  [
    'an age that leaves nobody',
    `screen --catalog CATALOG --start 2026-06-10 --days 1 --max-age-days 9`,
    /all 20 objects/,
  ],
  ['an unknown primary', `${screen} --days 1 --primary 900000000,5,11`, /--primary: not in the catalogue: 5, 11; /],
  ['an unknown primary in Alpha-5', `${screen} --days 1 --primary T0001`, /not in the catalogue: 270001; /],
  ['a letter that Alpha-5 has not', `${screen} --days 1 --primary I0001`, /--primary "I0001" is not valid/],
  ['a number of ten digits', `${screen} --days 1 --primary 1234567890`, /--primary "1234567890"/],
  ['a negative number', `${screen} --days 1 --primary -5`, /--primary "-5"/],
  ['a comma too many', `${screen} --days 1 --primary 900000000,`, /--primary ""/],
  ['one option twice', `${screen} --days 1 --primary 900000000 --primary 900000001`, /--primary is given twice/],
  ['an option without its value', `${screen} --days`, /'--days <n>' argument missing/],
  ['a flat box', `${screen} --days 1 --primary 900000000 --box-rtn-km 1,0,3`, /--box-rtn-km "0"/],
  ['a box that is no number', `${screen} --days 1 --primary 900000000 --box-rtn-km 1,NaN,3`, /--box-rtn-km "NaN"/],
  [
    'a box too large',
    `${screen} --days 1 --primary 900000000 --box-rtn-km 400,400,400`,
    /corners are at most 500 km away/,
  ],
  ['standard input twice', 'screen --catalog - - --start 2026-03-10 --days 1', /standard input \(-\) is named twice/],
  ['standard input twice, apart', 'screen --catalog - --catalog - --start 2026-03-10 --days 1', /is named twice/],
  ['an output without a name', `${screen} --days 1 --output ""`, /--output "" is not a file/],
  ['a report to standard output', `${screen} --days 1 --report -`, /--report "-".*--json/],
  ['a date that is none', 'screen --catalog CATALOG --days 1 --start 2026-02-30', /--start "2026-02-30"/],
  ['a start before Sputnik', 'screen --catalog CATALOG --days 1 --start 1900-01-01', /--start "1900-01-01"/],
  ['a start that is no time', 'screen --catalog CATALOG --days 1 --start tomorrow', /give a UTC time such as/],
  ['half a worker', `${screen} --days 1 --workers 0.5`, /--workers "0.5"/],
  ['no workers', `${screen} --days 1 --workers 0`, /--workers "0"/],
  [
    'radii that are a catalogue',
    `${screen} --days 1 --radius-table CATALOG`,
    /catalog\.csv: line 1: .* lacks .*radius_m/,
  ],
  ['no radii', `${screen} --days 1 --radius-table EMPTY`, /empty\.csv: /],
  ['radii for up that are none', 'up --port 0 --offline --radius-table CATALOG', /catalog\.csv: line 1: /],
  ['an age of 0', `${screen} --days 1 --max-age-days 0`, /--max-age-days "0"/],
  ['a primary that is a name', `${screen} --days 1 --primary ISS`, /--primary "ISS".*catalogue numbers/],
  ['a box without primaries', `${screen} --days 1 --box-rtn-km 1,2,3`, /needs --primary/],
  ['a box of two', `${screen} --days 1 --primary 900000000 --box-rtn-km 1,2`, /three half-widths/],
  ['a box and a sphere', `${screen} --days 1 --primary 900000000 --box-rtn-km 1,2,3 --threshold-km 5`, /exclude/],
  ['boxes without primaries', `${screen} --days 1 --box-settings EMPTY`, /--box-settings needs --primary/],
  ['a box and boxes', `${screen} --days 1 --primary 900000000 --box-rtn-km 1,2,3 --box-settings EMPTY`, /exclude each/],
  [
    'boxes and a sphere',
    `${screen} --days 1 --primary 900000000 --box-settings EMPTY --threshold-km 5`,
    /exclude each/,
  ],
  [
    'missing boxes',
    `${screen} --days 1 --primary 900000000 --box-settings OUT/b.json`,
    /b\.json: there is no such file/,
  ],
  ['empty boxes', `${screen} --days 1 --primary 900000000 --box-settings EMPTY`, /empty\.csv: not JSON/],
  ['boxes that are a catalogue', `${screen} --days 1 --primary 900000000 --box-settings CATALOG`, /not JSON/],
  ['a missing file', 'screen --catalog OUT/none.csv --start 2026-03-10 --days 1', /none\.csv: there is no such file/],
  ['a folder as a file', 'screen --catalog OUT --start 2026-03-10 --days 1', /is a folder/],
  ['a missing output folder', `${screen} --days 1 --output OUT/none/x.csv`, /the folder does not exist/],
  ['a missing report folder', `${screen} --days 1 --report OUT/none/x.json`, /the folder does not exist/],
  ['a folder as output', `${screen} --days 1 --output OUT`, /is a folder/],
  ['one file for two', `${screen} --days 1 --output OUT/x --report OUT/x`, /this is also --output/],
  ['the input as output', `${screen} --days 1 --output CATALOG`, /this is also an input file/],
  ['a missing ephemeris', `${screen} --days 1 --ephemeris OUT/a.oem`, /a\.oem: there is no such file/],
  ['an empty ephemeris', `${screen} --days 1 --ephemeris EMPTY`, /empty\.csv/],
  ['a catalogue as ephemeris', `${screen} --days 1 --ephemeris CATALOG`, /catalog/],
  ['a mode without ephemerides', `${screen} --days 1 --ephemeris-mode joins`, /--ephemeris-mode needs --ephemeris/],
  ['a wrong mode', `${screen} --days 1 --ephemeris CATALOG --ephemeris-mode both`, /--ephemeris-mode "both"/],
  ['numbers without ephemerides', `${screen} --days 1 --ephemeris-id 5`, /--ephemeris-id needs --ephemeris/],
  ['too few numbers', `${screen} --days 1 --ephemeris CATALOG EMPTY --ephemeris-id 5`, /1 numbers for 2 files/],
  ['a stop before the start', `${propagate} --stop 2026-03-09 --step-seconds 60`, /--stop lies before --start/],
  ['a step of 0', `${propagate} --stop 2026-03-11 --step-seconds 0`, /--step-seconds "0"/],
  ['too many rows', `${propagate} --stop 2026-03-20 --step-seconds 0.001`, /more than 100000000 rows/],
  ['a step that is no number', `${propagate} --stop 2026-03-11 --step-seconds NaN`, /--step-seconds "NaN"/],
  ['a step backwards', `${propagate} --stop 2026-03-11 --step-seconds -60`, /--step-seconds "-60"/],
  ['no step', `${propagate} --stop 2026-03-11`, /'--step-seconds <s>' not specified/],
  ['no id', 'propagate --catalog CATALOG --id , --start 2026-03-10 --stop 2026-03-11 --step-seconds 60', /--id ""/],
  [
    'an unknown id',
    'propagate --catalog CATALOG --id 5 --start 2026-03-10 --stop 2026-03-11 --step-seconds 60',
    /: 5;/,
  ],
  [
    'several objects in one OEM',
    `${propagate},900000007 --stop 2026-03-11 --step-seconds 60 --output OUT/x.oem`,
    /an OEM is of one object, and --id names 2/,
  ],
  ['no objects', 'synthesize --objects 0 --output OUT/x.csv', /--objects "0"/],
  ['a seed that is a word', 'synthesize --objects 5 --seed x --output OUT/x.csv', /--seed "x"/],
  ['a worker without a database', 'worker', /a worker needs --database-url; name the PostgreSQL/],
  [
    'a worker of a server that is not there',
    'worker --database-url postgres://127.0.0.1:1/x',
    /no answer from postgres:/,
  ],
  ['no message', 'assess', /missing required argument 'files'/],
  ['a message that is not there', 'assess OUT/a.cdm', /a\.cdm: there is no such file/],
  ['an empty message', 'assess EMPTY', /empty\.csv: .*empty/],
  ['a catalogue as message', 'assess CATALOG', /catalog\.csv/],
  ['a method that is none', 'assess EMPTY --method foster', /--method "foster" .*Pc2D, Nc2D/],
  ['a radius of 0', 'assess EMPTY --hard-body-radius-m 0', /--hard-body-radius-m "0"/],
  ['half a trial', 'assess EMPTY --monte-carlo 0.5', /--monte-carlo "0.5"/],
  ['standard input twice', 'assess - -', /- is given twice/],
  ['messages of no database', 'cdm add EMPTY --data-dir OUT/none', /none: there is no such folder/],
  ['a burn for nothing', 'avoid', /avoid needs --cdm or --event/],
  ['a burn for an event that is none', 'avoid --event 1-2-3', /--event "1-2-3"/],
  ['a burn for a message that is not there', 'avoid --cdm OUT/a.cdm', /a\.cdm: there is no such file/],
  ['a burn for an empty message', 'avoid --cdm EMPTY', /empty\.csv: .*empty/],
  ['a burn for a catalogue', 'avoid --cdm CATALOG', /catalog\.csv/],
  ['a burn after the closest approach', 'avoid --cdm EMPTY --lead-orbits -0.5', /--lead-orbits "-0.5"/],
  ['a probability of 2', 'avoid --cdm EMPTY --target-pc 2', /--target-pc "2"/],
  ['two targets', 'avoid --cdm EMPTY --target-pc 1e-6 --target-miss-km 1', /--target-pc and --target-miss-km/],
  [
    'a server that is not there',
    'up --port 0 --database-url postgres://me:secret@127.0.0.1:1/x',
    /no answer from postgres:\/\/127/,
  ],
  ['a database that is none', 'up --database-url mysql://x', /--database-url is no PostgreSQL address; give postgres:/],
  ['keeping nothing', 'up --keep-days 0', /--keep-days "0".*from 1 to 3650/],
  ['a port that is none', 'up --port 70000', /--port "70000"/],
  ['no port', 'up --port x', /--port "x"/],
  ['a host that is a name', 'up --host clearway.example', /--host "clearway\.example" .*such as 127\.0\.0\.1/],
  ['a name that is an address', 'up --allowed-host http://x', /--allowed-host "http:\/\/x"/],
  ['imagery that has no tiles', 'up --imagery-url https://x.example/', /--imagery-url .*\{z\}\/\{y\}\/\{x\}/],
  ['a start of up that is none', 'up --start 2026-02-30', /--start "2026-02-30"/],
  ['a data directory without a name', 'up --port 0 --offline --data-dir ""', /--data-dir ""/],
  ['a file as data directory', 'up --port 0 --offline --data-dir CATALOG', /the data directory .*catalog\.csv: EEXIST/],
  ['an empty catalogue for up', 'up --port 0 --catalog EMPTY', /empty\.csv: the file is empty/],
  ['a missing catalogue', 'up --port 0 --catalog OUT/none.csv', /none\.csv: there is no such file/],
];

describe('bad input is refused with one line, and nothing is left behind:', () => {
  for (const [what, line, expected] of refused) {
    test(what, async () => {
      const { code, stdout, stderr } = await run(line === '' ? [] : argv(line));
      expect(stderr).toMatch(expected);
      expect(stderr).toMatch(/^clearway: [^\n]*\n$/);
      expect(stderr.length).toBeLessThanOrEqual(401);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(await readdir(join(folder, 'out'))).toEqual([]);
    });
  }

  test('a port in use', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const { code, stderr } = await run(['up', '--port', String(port), '--catalog', catalog]);
    taken.close();
    expect(code).toBe(2);
    expect(stderr).toMatch(/^clearway: port \d+ of 127\.0\.0\.1 is in use; name another with --port[^\n]*\n$/);
  });

  test('a name of ten thousand characters', async () => {
    const { code, stderr } = await run([
      'screen',
      '--catalog',
      `/${'x'.repeat(10_000)}`,
      '--start',
      '2026-03-10',
      '--days',
      '1',
    ]);
    expect(code).toBe(2);
    expect(stderr.length).toBeLessThanOrEqual(401);
    expect(stderr).toMatch(/^clearway: [^\n]*\n$/);
  });
});

describe('help', () => {
  for (const command of [
    'up',
    'screen',
    'propagate',
    'synthesize',
    'assess',
    'avoid',
    'worker',
    'events',
    'object',
    'watchlist',
    'cdm',
    'ephemeris',
    'history',
    'backup',
    'restore',
  ]) {
    test(`${command} --help has an example`, async () => {
      const { code, stdout, stderr } = await run([command, '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('Example:');
      expect(stdout).toContain(`clearway ${command}`);
    });
  }

  test('clearway --help lists the commands, --version says which', async () => {
    expect((await run(['--help'])).stdout).toMatch(/screen.*find every close approach/);
    expect(await run(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });
});
