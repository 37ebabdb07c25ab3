import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addSeconds,
  bundledEarthOrientation,
  convertState,
  type EarthAttitude,
  earthAttitude,
  type Frame,
  formatUtc,
  gpsFromUtc,
  initializeSgp4,
  orientationAt,
  parseUtc,
  propagateSgp4,
  type State,
  secondsBetween,
  type UtcTime,
} from '@clearway/astro';
import { type LoadedEphemerides, loadEphemerides, objectState, type ScreenedEphemeris } from '@clearway/service';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWithReferenceData, referencePath } from '../reference-data.ts';
import { elementSetsOf } from '../sgp4/real-catalog.ts';

const REAL = 'ccsds/oem-omm/oem/real';
const ISS = 'ephemerides/iss-oem/ISS.OEM_J2K_EPH1-18.xml.gz';
const CATALOG = 'catalogs/2022-01-22/3le.txt.gz';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-ephemerides-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const load = (file: string, ids: readonly number[] | null = [799_000_001]): Promise<LoadedEphemerides> =>
  loadEphemerides([file], { elements: [], mode: 'replaces', ids });

/** Greatest distance (km) between two ephemerides at times s from `start`. */
function apart(one: ScreenedEphemeris, other: ScreenedEphemeris, start: UtcTime, seconds: readonly number[]): number {
  const [a, b] = [new Float64Array(6), new Float64Array(6)];
  let distance = 0;
  for (const s of seconds) {
    const time = addSeconds(start, s);
    expect(objectState(one, time, a) && objectState(other, time, b)).toBe(true);
    distance = Math.max(distance, Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!));
  }
  return distance;
}

describeWithReferenceData('operators write one orbit in several steps', [REAL], () => {
  // Their velocities are 5 cm/s off the derivatives of their positions: with them it would be 0.3 to 1.4 m.
  test.each([
    ['LEO_60s.oem', 'LEO_10s.oem', 3e-6],
    ['MEO_60s.oem', 'MEO_20s.oem', 3e-6],
    ['GEO_60s.oem', 'GEO_20s.oem', 3e-6],
  ])('%s and %s say the same between their states', async (coarse, fine, tolerance) => {
    const [one, other] = await Promise.all([coarse, fine].map((name) => load(referencePath(`${REAL}/${name}`))));
    const start = parseUtc('2020-06-01T12:00:00Z')!;
    const seconds = Array.from({ length: 200 }, (_, k) => 3 + 17.7 * k);
    expect(one!.warnings.join()).toMatch(/velocities do not fit/);
    expect(apart(one!.ephemerides[0]!, other!.ephemerides[0]!, start, seconds)).toBeLessThan(tolerance);
  });
});

describeWithReferenceData('the ISS by NASA', [ISS, CATALOG], () => {
  const elements = elementSetsOf(CATALOG).filter(({ id }) => id > 25_000 && id < 26_000);

  test('is found by its designator, and parts from its element set as it should', async () => {
    const { ephemerides, warnings } = await loadEphemerides([referencePath(ISS)], { elements, mode: 'replaces' });
    expect(warnings).toEqual([]);
    const [iss] = ephemerides as [ScreenedEphemeris];
    expect(iss).toMatchObject({ id: 25_544, name: 'ISS (ZARYA)', mode: 'replaces' });
    expect(iss.spans).toHaveLength(1);
    const set = elements.find(({ id }) => id === 25_544)!;
    const constants = initializeSgp4(set);
    const [own, its] = [new Float64Array(6), new Float64Array(6)];
    const distances = [-2, 0, 2.8].map((days) => {
      propagateSgp4(constants, days * 1440, its);
      expect(objectState(iss, addSeconds(set.epoch, days * 86_400), own)).toBe(true);
      return Math.hypot(own[0]! - its[0]!, own[1]! - its[1]!, own[2]! - its[2]!);
    });
    // As in `iss-against-elements.test.ts`, which goes another way: by Hermite's arcs in EME2000.
    expect(distances[0]).toBeCloseTo(0.46, 1);
    expect(distances[1]).toBeCloseTo(1.8, 1);
    expect(distances[2]).toBeCloseTo(14.4, 0);
    expect(objectState(iss, parseUtc('2022-02-01T12:00:00Z')!, own)).toBe(false);
  });
});

describe('frames, time systems and gaps', () => {
  const start = parseUtc('2026-03-10T00:00:00Z')!;
  const orientation = bundledEarthOrientation();
  const radius = 7000;
  const rate = Math.sqrt(398_600.8 / radius ** 3);
  /** A circle in GCRF, where velocities are the derivatives of positions. */
  const inGcrf = (seconds: number): State<'GCRF'> => {
    const [c, s] = [Math.cos(rate * seconds), Math.sin(rate * seconds)];
    const [ci, si] = [Math.cos(0.9), Math.sin(0.9)];
    return {
      frame: 'GCRF',
      position: [radius * c, radius * s * ci, radius * s * si],
      velocity: [-radius * rate * s, radius * rate * c * ci, radius * rate * c * si],
    };
  };

  const attitudeAt = (utc: UtcTime): EarthAttitude => earthAttitude(utc, orientationAt(orientation, utc));

  /** An OEM of the circle, written in a frame and on a clock. */
  async function written(
    frame: Frame,
    timeSystem: 'UTC' | 'GPS',
    seconds: readonly number[],
    { frameName = frame === 'ITRF' ? 'ITRF2014' : frame, interpolation = '' } = {},
  ): Promise<string> {
    const epoch = (utc: UtcTime): string => {
      const clock = timeSystem === 'UTC' ? utc : gpsFromUtc(utc);
      return formatUtc({ day: clock.day, second: clock.second }).replace('Z', '');
    };
    const lines = seconds.map((s) => {
      const utc = addSeconds(start, s);
      const { position, velocity } = convertState(inGcrf(s), frame, attitudeAt(utc));
      return [epoch(utc), ...position.map((x) => x.toFixed(9)), ...velocity.map((v) => v.toFixed(12))].join(' ');
    });
    const last = epoch(addSeconds(start, seconds.at(-1)!));
    const text = `CCSDS_OEM_VERS = 2.0
CREATION_DATE = 2026-03-09T00:00:00
ORIGINATOR = CLEARWAY
META_START
OBJECT_NAME = CIRCLE
OBJECT_ID = 2026-999A
CENTER_NAME = EARTH
REF_FRAME = ${frameName}
TIME_SYSTEM = ${timeSystem}
START_TIME = ${epoch(addSeconds(start, seconds[0]!))}
STOP_TIME = ${last}
${interpolation}META_STOP
${lines.join('\n')}
`;
    const file = join(folder, `${frameName}-${timeSystem}-${seconds.length}-${interpolation.length}.oem`);
    await writeFile(file, text);
    return file;
  }

  const minutes = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, k) => 60 * (from + k));

  test.each([
    ['EME2000', 'UTC', 3e-7],
    ['GCRF', 'GPS', 3e-7],
    ['ITRF', 'UTC', 3e-7],
    ['TOD', 'UTC', 3e-7],
    // Its velocities are those of axes that do not turn.
    ['TEME', 'UTC', 3e-6],
  ] as const)(
    'an orbit in %s on the clock of %s is itself in TEME, between its states too',
    async (frame, clock, tolerance) => {
      const { ephemerides } = await load(await written(frame, clock, minutes(0, 180)));
      const state = new Float64Array(6);
      let worst = 0;
      for (let seconds = 1.3; seconds < 10_800; seconds += 35.9) {
        const utc = addSeconds(start, seconds);
        const [x, y, z] = convertState(inGcrf(seconds), 'TEME', attitudeAt(utc)).position;
        expect(objectState(ephemerides[0]!, utc, state)).toBe(true);
        worst = Math.max(worst, Math.hypot(state[0]! - x, state[1]! - y, state[2]! - z));
      }
      expect(worst).toBeLessThan(tolerance);
    },
  );

  const minuteStates = minutes(0, 180);
  const seconds = Array.from({ length: 150 }, (_, k) => 1.3 + 71.9 * k);

  test('EFG turns with the Earth about its true pole, as TDR and PEF do; what polar motion would be is said', async () => {
    const [efg, tdr, itrf] = await Promise.all(
      [
        ['PEF', 'EFG'],
        ['PEF', 'TDR'],
        ['ITRF', 'ITRF2014'],
      ].map(async ([frame, frameName]) =>
        load(await written(frame as Frame, 'UTC', minuteStates, { frameName: frameName! })),
      ),
    );
    expect(apart(efg!.ephemerides[0]!, itrf!.ephemerides[0]!, start, seconds)).toBeLessThan(3e-7);
    expect(apart(tdr!.ephemerides[0]!, itrf!.ephemerides[0]!, start, seconds)).toBeLessThan(3e-7);
    expect(tdr!.warnings).toEqual([]);
    const [warning] = efg!.warnings as [string];
    // Read as EFG, an ephemeris with polar motion in it is as far off as the warning says.
    const misread = await load(await written('ITRF', 'UTC', minuteStates, { frameName: 'EFG' }));
    const metres = 1000 * apart(misread.ephemerides[0]!, itrf!.ephemerides[0]!, start, seconds);
    const said = Number(/up to (\d+) m off/.exec(warning)![1]);
    expect(metres).toBeLessThanOrEqual(said);
    expect(metres).toBeGreaterThan(0.5 * said);
  });

  const rateOfCircle = rate * 60;
  test.each([
    // A chord's height, and the remainder of Hermite's cubic: what these are on a circle is known.
    ['LAGRANGE', 1, radius * (1 - Math.cos(rateOfCircle / 2)), 0.01],
    ['HERMITE', 3, (radius * rateOfCircle ** 4) / 384, 0.01],
    ['LAGRANGE', 7, 0, 2e-6],
    ['HERMITE', 7, 0, 1e-6],
  ])('what %s of degree %i would make of the same states is measured', async (method, degree, expected, tolerance) => {
    const interpolation = `INTERPOLATION = ${method}\nINTERPOLATION_DEGREE = ${degree}\n`;
    const { sources, warnings } = await load(await written('GCRF', 'UTC', minuteStates, { interpolation }));
    const [{ interpolations }] = sources as [(typeof sources)[number]];
    expect(interpolations).toMatchObject([{ method, degree }]);
    const { differenceKm } = interpolations[0]!;
    // The states at the ends have neighbours on one side only.
    if (expected === 0) expect(differenceKm).toBeLessThan(tolerance);
    else expect(Math.abs(differenceKm / expected - 1)).toBeLessThan(tolerance);
    expect(warnings).toEqual(
      differenceKm > 0.01
        ? [expect.stringMatching(/by LAGRANGE of degree 1, it would be up to 36\d\d m from the path that is screened/)]
        : [],
    );
  });

  test('a gap of half a revolution ends one stretch and begins another', async () => {
    const { ephemerides } = await load(await written('TEME', 'UTC', [...minutes(0, 30), ...minutes(80, 120)]));
    const spans = ephemerides[0]!.spans.map(({ fromUs, untilUs }) => [fromUs, untilUs]);
    const zero = secondsBetween({ day: -10_957, second: 0 }, start) * 1e6;
    expect(spans).toEqual([
      [zero, zero + 1800e6],
      [zero + 4800e6, zero + 7200e6],
    ]);
    const state = new Float64Array(6);
    expect(objectState(ephemerides[0]!, addSeconds(start, 3000), state)).toBe(false);
  });

  test('of two files of one object the newer one holds where both speak', async () => {
    const older = await written('TEME', 'UTC', minutes(0, 100));
    const newer = join(folder, 'newer.oem');
    const text = await readFile(await written('TEME', 'UTC', minutes(40, 60)), 'utf8');
    await writeFile(newer, text.replace('CREATION_DATE = 2026-03-09', 'CREATION_DATE = 2026-03-10'));
    const ids = [799_000_001, 799_000_001];
    const { ephemerides } = await loadEphemerides([older, newer], { elements: [], mode: 'replaces', ids });
    expect(ephemerides).toHaveLength(1);
    const zero = secondsBetween({ day: -10_957, second: 0 }, start) * 1e6;
    expect(
      ephemerides[0]!.spans.map(({ fromUs, untilUs }) => [(fromUs - zero) / 60e6, (untilUs - zero) / 60e6]),
    ).toEqual([
      [0, 40],
      [40, 60],
      [60, 100],
    ]);
    expect(ephemerides[0]!.epoch).toEqual(parseUtc('2026-03-10T00:00:00Z'));
  });

  test.each([
    ['metres', (text: string) => text.replace(/(\d\.\d{9}) /g, '$1e3 '), /km from the centre of the Earth/],
    ['a body that is not the Earth', (text: string) => text.replace('= EARTH', '= MOON'), /the centre is MOON/],
    ['a frame that is not known', (text: string) => text.replace('= TEME', '= LVLH_X'), /frame|REF_FRAME/i],
    ['nothing that names an object', (text: string) => text, /no object of the catalogue is called/],
  ])('%s is refused in one line', async (title, change, message) => {
    const file = join(folder, 'bad.oem');
    await writeFile(file, change(await readFile(await written('TEME', 'UTC', minutes(0, 5)), 'utf8')));
    const error = await load(file, title.startsWith('nothing') ? null : [5]).then(
      () => null,
      (thrown: unknown) => thrown as Error,
    );
    expect(error?.name).toBe('UserError');
    expect(error?.message).toMatch(message);
    expect(error?.message).not.toContain('\n');
  });
});
