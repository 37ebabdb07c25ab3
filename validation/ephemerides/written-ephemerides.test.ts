import { addSeconds, type ElementSet, parseUtc, secondsBetween, unixMicros } from '@clearway/astro';
import { formatOmmCsvHeader, formatOmmCsvRow } from '@clearway/messages';
import { type ElementSegment, type EphemerisFormat, statesAt, writeEphemeris } from '@clearway/service/ephemerides';
import { eciToEcf, gstime, json2satrec, propagate, type SatRec } from 'satellite.js';
import { describe, expect, it } from 'vitest';
import { elementSet } from '../../packages/service/src/catalog/element-set.fixture.ts';
import { describeWithReferenceData, referenceText } from '../reference-data.ts';
import { type OemSegment, readOem } from './read-oem.fixture.ts';

const start = parseUtc('2026-03-10T00:00:00Z')!;
const station = elementSet({
  id: 25_544,
  name: 'ISS (ZARYA)',
  internationalDesignator: '1998-067A',
  meanMotionRevPerDay: 15.5,
});
const falling = elementSet({ id: 7, name: 'FALLING', meanMotionRevPerDay: 16.3, bstar: 0.003 });

function always(elements: ElementSet): ElementSegment {
  return { elements, fromUs: Number.NEGATIVE_INFINITY, toUs: Number.POSITIVE_INFINITY };
}

interface Wanted {
  readonly format: EphemerisFormat;
  readonly segments?: readonly ElementSegment[];
  readonly seconds?: number;
  readonly stepSeconds?: number;
  readonly onWrite?: () => Promise<void>;
  readonly signal?: AbortSignal;
}

async function written({ format, segments = [always(station)], seconds = 5400, stepSeconds = 60, ...more }: Wanted) {
  const pieces: Buffer[] = [];
  const sink = {
    async write(bytes: Uint8Array): Promise<void> {
      pieces.push(Buffer.from(bytes));
      await more.onWrite?.();
    },
  };
  const { id, name, internationalDesignator } = segments[0]!.elements;
  const of = { objectId: id, name, cospar: internationalDesignator, start, stop: addSeconds(start, seconds) };
  await writeEphemeris(segments, { ...of, stepSeconds, format, createdAt: new Date(0) }, sink, more.signal);
  return Buffer.concat(pieces).toString('utf8');
}

/** The same elements in the independent implementation. */
function oracle(elements: ElementSet): SatRec {
  const cells = (line: string): string[] => line.trimEnd().split(',');
  const row = cells(formatOmmCsvRow(elements));
  return json2satrec(Object.fromEntries(cells(formatOmmCsvHeader()).map((key, at) => [key, row[at]!])) as never);
}

function oracleState(elements: ElementSet, utc: string): number[] {
  const { position, velocity } = propagate(oracle(elements), new Date(`${utc.slice(0, 23)}Z`))!;
  return [position.x, position.y, position.z, velocity.x, velocity.y, velocity.z];
}

/** Both are SGP4; the oracle's times are milliseconds, and its day number a single double: 40 µs, 0.3 m. */
const ORACLE_KM = 1e-3;

function expectClose(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expected.forEach((value, k) => {
    expect(Math.abs(actual[k]! - value)).toBeLessThan(tolerance);
  });
}

describe('an ephemeris', () => {
  it('as CSV and JSON has the states of an independent SGP4 at the times written', async () => {
    const [header, ...rows] = (await written({ format: 'csv' })).trimEnd().split('\n');
    expect(header).toBe('id,utc,x_km,y_km,z_km,vx_km_s,vy_km_s,vz_km_s,source');
    expect(rows).toHaveLength(91);
    expect(rows[90]).toMatch(/^25544,2026-03-10T01:30:00\.000000Z,/);
    const document = JSON.parse(await written({ format: 'json' }));
    expect(document).toMatchObject({ object_id: 25_544, cospar_id: '1998-067A', frame: 'TEME', stopped: null });
    expect(document.states).toHaveLength(91);
    expect(document.sources).toEqual([
      {
        from_utc: '2026-03-10T00:00:00.000000Z',
        source: 'element_set',
        epoch_utc: expect.stringMatching(/^2026-/),
        note: 'screening only, uncertain by kilometres',
      },
    ]);
    rows.forEach((row, k) => {
      const [, utc, ...rest] = row.split(',');
      const state = rest.slice(0, 6);
      expect(rest.slice(6)).toEqual(['element_set']);
      expectClose(state.map(Number), oracleState(station, utc!), ORACLE_KM);
      const { utc: utcOfJson, source, ...values } = document.states[k];
      expect(source).toBe('element_set');
      expect([utcOfJson, ...Object.values(values)]).toEqual([utc, ...state.map(Number)]);
    });
  });

  it('as CZML is Earth-fixed, in metres', async () => {
    const [document, packet] = JSON.parse(await written({ format: 'czml' }));
    expect(document).toMatchObject({ id: 'document', version: '1.0' });
    expect(packet.availability).toBe('2026-03-10T00:00:00.000000Z/2026-03-10T01:30:00.000000Z');
    expect(packet.position).toMatchObject({ referenceFrame: 'FIXED', epoch: '2026-03-10T00:00:00.000000Z' });
    expect(packet.properties.comment).toMatch(
      /^Positions by SGP4 \(screening only, uncertain by kilometres\), .* sidereal time alone/,
    );
    const samples = packet.position.cartesian as number[];
    expect(samples).toHaveLength(91 * 4);
    for (let k = 0; k < 91; k++) {
      const date = new Date(Date.parse('2026-03-10T00:00:00Z') + k * 60_000);
      const [x = 0, y = 0, z = 0] = oracleState(station, date.toISOString());
      const fixed = eciToEcf({ x, y, z }, gstime(date));
      expect(samples[k * 4]).toBe(k * 60);
      expectClose(
        samples.slice(k * 4 + 1, k * 4 + 4),
        [fixed.x * 1000, fixed.y * 1000, fixed.z * 1000],
        ORACLE_KM * 1000,
      );
    }
  });

  it('as OEM is read by the grammar that published ones are read by', async () => {
    const text = await written({ format: 'oem' });
    expect(text).toContain('COMMENT screening only, uncertain by kilometres.');
    const [segment] = readOem(text) as [OemSegment];
    expect(segment.metadata).toEqual({
      OBJECT_NAME: 'ISS (ZARYA)',
      OBJECT_ID: '1998-067A',
      CENTER_NAME: 'EARTH',
      REF_FRAME: 'TEME',
      TIME_SYSTEM: 'UTC',
      START_TIME: '2026-03-10T00:00:00.000000',
      STOP_TIME: '2026-03-10T01:30:00.000000',
    });
    expect(segment.states).toHaveLength(91);
    for (const { epoch, values } of segment.states) expectClose(values, oracleState(station, epoch), ORACLE_KM);
  });

  it('follows the sets in force; as OEM a segment for each', async () => {
    const switchUs = unixMicros(start) + 1800e6;
    const other = { ...station, meanAnomalyDeg: station.meanAnomalyDeg + 1 };
    const segments = [
      { ...always(station), toUs: switchUs },
      { ...always(other), fromUs: switchUs },
    ];
    const read = readOem(await written({ format: 'oem', segments }));
    expect(read.map(({ metadata, states }) => [metadata.START_TIME, metadata.STOP_TIME, states.length])).toEqual([
      ['2026-03-10T00:00:00.000000', '2026-03-10T00:29:00.000000', 30],
      ['2026-03-10T00:30:00.000000', '2026-03-10T01:30:00.000000', 61],
    ]);
    expectClose(read[0]!.states[29]!.values, oracleState(station, '2026-03-10T00:29:00.000'), ORACLE_KM);
    expectClose(read[1]!.states[0]!.values, oracleState(other, '2026-03-10T00:30:00.000'), ORACLE_KM);
  });

  it.each(['json', 'csv', 'oem', 'czml'] as const)(
    'ends where the propagation fails, and %s says so',
    async (format) => {
      const days = 5 * 86_400;
      const whole = await written({ format, segments: [always(falling)], seconds: days, stepSeconds: 600 });
      expect(whole).toMatch(/stopped":\{"at_utc|# ends before 2026|COMMENT Ends before 2026|Ends before 2026/);
      if (format === 'oem') {
        const [{ metadata, states }] = readOem(whole) as [OemSegment];
        expect(metadata.STOP_TIME).toBe(states.at(-1)!.epoch);
        expect(states.length).toBeLessThan(days / 600);
      }
      if (format === 'json') {
        const { states, stopped } = JSON.parse(whole);
        expect(secondsBetween(parseUtc(states.at(-1).utc)!, parseUtc(stopped.at_utc)!)).toBe(600);
      }
    },
  );

  it('is refused before anything is written', async () => {
    const refused = (wanted: Partial<Wanted>) =>
      expect(written({ format: 'csv', ...wanted, onWrite: () => Promise.reject(new Error('written')) })).rejects;
    await refused({ seconds: 100_000, stepSeconds: 1 }).toMatchObject({
      code: 'option-invalid',
      hint: /step of at least 2 s/,
    });
    await refused({ seconds: -1 }).toMatchObject({ code: 'option-invalid' });
    await refused({ stepSeconds: 0.5 }).toMatchObject({ code: 'option-invalid' });
    const gone = [always({ ...falling, epoch: addSeconds(start, -20 * 86_400) })];
    await refused({ segments: gone }).toMatchObject({ message: /object 7 has no state at 2026-03-10T00:00:00Z: / });
  });

  it('waits for a slow reader, and stops when nobody wants it any more', async () => {
    let waiting = 0;
    let most = 0;
    await written({
      format: 'csv',
      seconds: 9000,
      stepSeconds: 1,
      onWrite: async () => {
        most = Math.max(most, ++waiting);
        await new Promise((resolve) => setTimeout(resolve, 5));
        waiting--;
      },
    });
    expect(most).toBe(1);
    const abort = new AbortController();
    let pieces = 0;
    const stopping = written({
      format: 'csv',
      seconds: 9000,
      stepSeconds: 1,
      signal: abort.signal,
      onWrite: async () => {
        if (++pieces === 2) abort.abort();
      },
    });
    await expect(stopping).rejects.toThrow(/abort/i);
    expect(pieces).toBe(2);
  });
});

describe('states at one time', () => {
  it('are those of an independent SGP4; objects without one are told', () => {
    const gone = { ...falling, epoch: addSeconds(start, -20 * 86_400) };
    const segments = new Map([station, gone].map((each) => [each.id, always(each)]));
    const { states, failed } = statesAt((id) => segments.get(id) ?? null, [25_544, 7, 99, 25_544], start);
    expect(states).toHaveLength(1);
    const { object_id, utc, frame, source, ...values } = states[0]!;
    expect([object_id, utc, frame, source]).toEqual([25_544, '2026-03-10T00:00:00.000000Z', 'TEME', 'element_set']);
    expectClose(Object.values(values), oracleState(station, utc), ORACLE_KM);
    expect(failed).toEqual([
      { object_id: 7, reason: expect.stringMatching(/SGP4|drag|radius/) },
      { object_id: 99, reason: 'no current elements' },
    ]);
  });
});

const SAMPLES = ['test.oem', 'OEMExample1.txt', 'OEMExample2.txt', 'OEMExample3.txt'].map(
  (name) => `ccsds/ndm/odm/oem/${name}`,
);

describeWithReferenceData('the reader of OEM of these tests', SAMPLES, () => {
  it('reads published ones', () => {
    for (const sample of SAMPLES) {
      const segments = readOem(referenceText(sample));
      expect(segments.length).toBeGreaterThan(0);
      for (const { metadata, states } of segments) {
        expect(Object.keys(metadata)).toEqual(
          expect.arrayContaining(['OBJECT_ID', 'REF_FRAME', 'START_TIME', 'STOP_TIME']),
        );
        expect(states.length).toBeGreaterThan(1);
      }
    }
  });
});
