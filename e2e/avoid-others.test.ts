import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  addSeconds,
  bundledEarthOrientation,
  convertCovariance,
  convertState,
  type ElementSet,
  type Encounter,
  type EncounterObject,
  earthAttitude,
  formatUtc,
  orientationAt,
  unixMicros,
} from '@clearway/astro';
import { planAvoidance } from '@clearway/avoidance';
import { cdmFromEncounter, formatCdm, formatOmmCsvHeader, formatOmmCsvRow } from '@clearway/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../apps/clearway/src/command-line/surroundings.fixture.ts';
import { crossing, objectOf, waitingFor } from '../validation/avoidance/planted-others.ts';
import { describeWithReferenceData } from '../validation/reference-data.ts';
import { checkedCatalog } from '../validation/screening/regime-check.ts';

/** `clearway avoid` with a catalogue: a planted encounter, and a second object that waits where the cheapest burn leads. */
const CATALOG = 'catalogs/full-density/gp.csv.gz';
const [HOST, AVOIDED, WAITING] = [44_713, 799_000_001, 799_000_002];
/** A module docked to the satellite, published with its elements; another object that it meets. */
const [DOCKED, SECOND] = [799_000_003, 799_000_004];

interface Planned {
  readonly burn: { readonly total_mm_s: number; readonly utc: string };
  readonly certificate: { readonly optimal: boolean; readonly lower_bound_mm_s: number };
  readonly secondary: {
    readonly objects: number;
    readonly encounters: readonly {
      readonly object_id: number;
      readonly change: string;
      readonly after: { readonly probability: number | null } | null;
    }[];
  } | null;
  readonly secondary_text: string;
  readonly routes: readonly { readonly kinds: readonly string[]; readonly fuel_kg: number | null }[];
  readonly sweep: readonly { readonly others?: object | null }[];
  readonly stay_because: string | null;
  readonly text: readonly string[];
}

type Covers = { readonly encounters: readonly object[]; readonly within_target: boolean } | null;

let folder = '';
const at = (name: string): string => path.join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clearway-avoid-others-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describeWithReferenceData('clearway avoid with a catalogue', [CATALOG], () => {
  let tcaText = '';
  let now = '';
  let planted: readonly ElementSet[] = [];
  let docked: ElementSet;
  beforeAll(async () => {
    const catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
    const own = catalog.elements.find(({ id }) => id === HOST)!;
    const tca = addSeconds(catalog.start, 86_400);
    const avoided = crossing(AVOIDED, own, tca, [0.02, 0.05, 0.03]);
    const encounter: Encounter = {
      tca,
      primary: objectOf(own, tca, [0.04, 0.2, 0.04]),
      secondary: objectOf(avoided, tca, [0.05, 0.3, 0.05]),
      hardBodyRadiusKm: 0.01,
    };
    const alone = planAvoidance(encounter, {});
    const waiting = waitingFor(WAITING, own, alone, addSeconds(tca, 0.2 * 86_400));
    const others = catalog.elements
      .filter((e) => e.id !== HOST && e.meanMotionRevPerDay > 14.9 && e.meanMotionRevPerDay < 15.2)
      .slice(0, 300);
    planted = [own, avoided, waiting, ...others];
    docked = { ...own, id: DOCKED, name: 'DOCKED' };
    const later = addSeconds(tca, 0.4 * 86_400);
    const second: Encounter = {
      ...encounter,
      tca: later,
      primary: objectOf(own, later, [0.04, 0.2, 0.04]),
      secondary: objectOf(crossing(SECOND, own, later, [0.05, 0.1, 0.05]), later, [0.05, 0.3, 0.05]),
    };
    await writeFile(at('second.cdm'), messageOf(second));
    const rows = planted.map((set) => formatOmmCsvRow(set));
    await writeFile(at('gp.csv'), `${[formatOmmCsvHeader(), ...rows].map((line) => line.trimEnd()).join('\n')}\n`);
    await writeFile(at('message.cdm'), messageOf(encounter));
    await writeFile(
      at('profile.json'),
      JSON.stringify({
        object_id: HOST,
        mass_kg: 260,
        specific_impulse_s: 220,
        thrusters: { most_mm_s: 500, magnitude_error_percent: 1, direction_error_deg: 1 },
        thresholds: { target_probability: 1e-6 },
      }),
    );
    tcaText = formatUtc(tca, 0);
    now = formatUtc(addSeconds(tca, -300), 0);
  });

  const planned = async (argv: readonly string[]): Promise<Planned> => {
    const { code, stdout, stderr } = await run(['avoid', '--cdm', at('message.cdm'), ...argv, '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout) as Planned;
  };

  test('screens every burn, recommends one that runs into nothing, and gives routes', async () => {
    const alone = await planned([]);
    expect(alone.secondary).toBeNull();
    expect(alone.secondary_text).toBe('not screened');
    expect(alone.sweep[0]).not.toHaveProperty('others');
    const csv = at('sweep.csv');
    const plan = await planned(['--catalog', at('gp.csv'), '--profile', at('profile.json'), '--output', csv]);
    expect(plan.secondary!.objects).toBe(303);
    for (const { change, after } of plan.secondary!.encounters) {
      if (after?.probability != null && (change === 'new' || change === 'worse')) {
        expect(after.probability).toBeLessThan(1e-5);
      }
    }
    expect(plan.certificate.optimal).toBe(false);
    expect(plan.burn.total_mm_s).toBeGreaterThanOrEqual(plan.certificate.lower_bound_mm_s);
    expect(plan.routes.flatMap(({ kinds }) => kinds)).toEqual(
      expect.arrayContaining(['least-fuel', 'earliest', 'least-disturbance', 'stay']),
    );
    expect(plan.routes[0]!.fuel_kg).toBeGreaterThan(0);
    expect(plan.sweep.filter(({ others }) => others).length).toBeGreaterThan(50);
    const lines = (await readFile(csv, 'utf8')).trimEnd().split('\n');
    expect(lines[0]).toMatch(/^utc,lead_orbits,.*others_worst_increase$/);
    expect(lines).toHaveLength(plan.sweep.length + 1);
  });

  test('for people', async () => {
    const { code, stdout } = await run(['avoid', '--cdm', at('message.cdm'), '--catalog', at('gp.csv')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Others +\d+ new/);
    expect(stdout).toMatch(/Routes +least-fuel/);
    expect(stdout).toMatch(/Other objects \(303/);
  });

  test('the next opportunity to command is too late: stay, and why', async () => {
    const plan = await planned(['--now', now, '--command-lead-minutes', '10']);
    expect(plan.stay_because).toBe('too-late');
    expect(plan.text[0]).toMatch(/next opportunity is too late/);
    // A blackout over all of the time before does the same.
    const dark = await planned(['--blackout', `2026-03-01T00:00:00Z/${tcaText}`]);
    expect(dark.stay_because).toBe('too-late');
  });

  test.each([
    ['--profile', '{', /profile-bad\.json: no JSON/],
    ['--profile', '{"mass": 3}', /profile-bad\.json: mass: no such field/],
    ['--profile', '{"thrusters":{"directions":["up"]}}', /thrusters\.directions\[0\]: "up" is not valid/],
    [
      '--profile',
      '{"blackouts":[{"start":"2026-03-11","stop":"2026-03-10"}]}',
      /blackouts\[0\]: ends before it starts/,
    ],
    ['--profile', '{"hard_body_radius_m":-1}', /hard_body_radius_m: -1 is not valid/],
  ])('a broken %s is refused in one line: %s', async (option, text, expected) => {
    await writeFile(at('profile-bad.json'), text);
    const { code, stdout, stderr } = await run(['avoid', '--cdm', at('message.cdm'), option, at('profile-bad.json')]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(expected);
    expect(stderr).toMatch(/^clearway: [^\n]*\n$/);
  });

  test('an event of a running Clearway: its message and its catalogue', async () => {
    const json: Readonly<Record<string, unknown>> = {
      '/api/v1/catalog': catalogOf([...planted, docked]),
      '/api/v1/events/17': { event_id: 17, primary: { object_id: HOST } },
      '/api/v1/events': {
        next: null,
        items: [17, 18, 19].map((event_id) => ({
          event_id,
          // The last is of an object whose covariance nobody knows.
          probability: 1e-5,
          probability_method: event_id === 19 ? 'Alfriend1999' : 'Pc2D',
          co_located: false,
          relative_speed_km_s: 10,
        })),
      },
      '/api/v1/ephemeris-states': { ephemerides: [] },
    };
    const server = createServer(async (asked, answer) => {
      const { pathname } = new URL(asked.url!, 'http://localhost');
      if (pathname === '/api/v1/events/17/cdm') return void answer.end(await readFile(at('message.cdm')));
      if (pathname === '/api/v1/events/18/cdm') return void answer.end(await readFile(at('second.cdm')));
      answer.statusCode = json[pathname] === undefined ? 404 : 200;
      answer.setHeader('content-type', 'application/json');
      answer.end(JSON.stringify(json[pathname] ?? {}));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as { readonly port: number };
      const place = ['--server', `http://127.0.0.1:${port}`, '--lead-orbits', '1.5', '--json'];
      const { code, stdout, stderr } = await run(['avoid', '--event', '17', ...place]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const plan = JSON.parse(stdout) as Planned & { readonly file: string; readonly covers: Covers };
      expect(plan.file).toBe('event 17');
      // The module that is docked is no neighbour.
      expect(plan.secondary!.objects).toBe(304);
      expect(plan.secondary!.encounters.map(({ object_id }) => object_id)).not.toContain(DOCKED);
      expect(plan.covers!.encounters).toMatchObject([{ event_id: 18, object_id: SECOND }]);
      expect(plan.covers!.within_target).toBe(true);
      expect(plan.text.join(' ')).toMatch(/Not counted among them: 1 event without a probability/);
      const one = await run(['avoid', '--event', '17', '--alone', ...place]);
      expect(JSON.parse(one.stdout)).toMatchObject({ covers: null });
      const both = await run(['avoid', '--event', '17', '--cdm', at('message.cdm')]);
      expect(both.stderr).toMatch(/--cdm or --event, not both/);
    } finally {
      server.close();
    }
  });

  test('a satellite that is in no catalogue is said to be in none', async () => {
    const text = await readFile(at('gp.csv'), 'utf8');
    await writeFile(
      at('others.csv'),
      text
        .split('\n')
        .filter((line) => !line.includes(`,${HOST},`))
        .join('\n'),
    );
    const refused = await run(['avoid', '--cdm', at('message.cdm'), '--catalog', at('others.csv')]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/the satellite \(44713\) is not in the catalogue/);
  });
});

/** A message as Clearway writes them, in EME2000. */
function messageOf(encounter: Encounter): string {
  const attitude = earthAttitude(encounter.tca, orientationAt(bundledEarthOrientation(), encounter.tca));
  const turned = (object: EncounterObject): EncounterObject => {
    const teme = { frame: 'TEME', position: object.position, velocity: object.velocity } as const;
    const { position, velocity } = convertState(teme, 'EME2000', attitude);
    return {
      ...object,
      position,
      velocity,
      covariance: convertCovariance(object.covariance!, 'TEME', 'EME2000', attitude),
    };
  };
  const details = {
    internationalDesignator: null,
    objectType: 'PAYLOAD',
    isManeuverable: null,
    ephemerisName: null,
    covarianceSource: 'planted',
    isDefaultCovariance: false,
  } as const;
  const message = cdmFromEncounter({
    encounter: { ...encounter, primary: turned(encounter.primary), secondary: turned(encounter.secondary) },
    frame: 'EME2000',
    creationDate: addSeconds(encounter.tca, -86_400),
    messageId: 'PLANTED',
    messageFor: null,
    basis: 'element sets',
    screeningPeriod: null,
    probability: null,
    comments: ['HBR = 10 [m]'],
    primary: details,
    secondary: details,
  });
  return formatCdm(message, 'KVN');
}

/** What `GET /api/v1/catalog` says of element sets, as far as the command reads it. */
function catalogOf(sets: readonly ElementSet[]): object {
  const column = <T>(of: (set: ElementSet, k: number) => T): T[] => sets.map(of);
  return {
    objects: {
      object_id: column(({ id }) => id),
      name: column(({ name }) => name),
      cospar_id: column(() => null),
    },
    element_sets: {
      object: column((_, k) => k),
      epoch_us: column(({ epoch }) => unixMicros(epoch)),
      from_us: column(() => null),
      to_us: column(() => null),
      mean_motion_rev_per_day: column((set) => set.meanMotionRevPerDay),
      eccentricity: column((set) => set.eccentricity),
      inclination_deg: column((set) => set.inclinationDeg),
      raan_deg: column((set) => set.raanDeg),
      argument_of_pericenter_deg: column((set) => set.argumentOfPericenterDeg),
      mean_anomaly_deg: column((set) => set.meanAnomalyDeg),
      bstar_per_earth_radius: column((set) => set.bstar),
    },
  };
}
