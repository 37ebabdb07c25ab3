import { addSeconds, parseUtc } from '@clearway/astro';
import { formatOmmKvn, formatOmmXml, readOem, readOmm } from '@clearway/messages';
import { writeEphemeris } from '@clearway/service/ephemerides';
import { expect, test } from 'vitest';
import { elementSet } from '../../packages/service/src/catalog/element-set.fixture.ts';
import { readOem as readStates } from '../ephemerides/read-oem.fixture.ts';

const station = elementSet({
  id: 25_544,
  name: 'ISS (ZARYA)',
  internationalDesignator: '1998-067A',
  meanMotionRevPerDay: 15.5,
});
const start = parseUtc('2026-03-10T23:00:00Z')!;

test('an ephemeris written by Clearway passes the strict reader, number by number', async () => {
  const pieces: Uint8Array[] = [];
  await writeEphemeris(
    [{ elements: station, fromUs: Number.NEGATIVE_INFINITY, toUs: Number.POSITIVE_INFINITY }],
    {
      objectId: station.id,
      name: station.name,
      cospar: station.internationalDesignator,
      start,
      stop: addSeconds(start, 7200),
      stepSeconds: 60,
      format: 'oem',
      createdAt: new Date(0),
    },
    { write: async (bytes: Uint8Array) => void pieces.push(bytes) },
  );
  const text = Buffer.concat(pieces).toString('utf8');
  const [segment] = readOem(text, 'own.oem').segments;
  const [expected] = readStates(text);
  expect(segment).toMatchObject({ objectId: '1998-067A', referenceFrame: 'TEME', timeSystem: 'UTC', start });
  expect([...segment!.states]).toEqual(expected!.states.flatMap(({ values }) => values));
  expect(segment!.times.days[121 - 1]! - segment!.times.days[0]!).toBe(1);
});

test.each([formatOmmKvn, formatOmmXml])('element sets written by Clearway pass the strict reader', (format) => {
  const text = format(station, { originator: 'CLEARWAY', created: start });
  expect(readOmm(text)).toMatchObject({
    objectName: 'ISS (ZARYA)',
    meanElementTheory: 'SGP4',
    elements: { epoch: station.epoch, meanMotionRevPerDay: 15.5, inclinationDeg: station.inclinationDeg },
    tle: { catalogNumber: 25_544, bstar: station.bstar },
  });
});
