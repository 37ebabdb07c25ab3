import { existsSync, readdirSync } from 'node:fs';
import { parseUtc } from '@clearway/astro';
import { type OemSegment, readOrbitMessages } from '@clearway/messages';
import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { readOem as readKvn } from '../ephemerides/read-oem.fixture.ts';
import { describeWithReferenceData, referencePath, referenceText } from '../reference-data.ts';

const FOLDERS = [
  'ccsds/ndm/odm/oem',
  'ccsds/oem-omm/oem/real',
  'ccsds/oem-omm/oem/v1_0/valid',
  'ccsds/oem-omm/oem/v2_0/valid',
];
const filesIn = (folder: string): string[] =>
  existsSync(referencePath(folder)) ? readdirSync(referencePath(folder)).map((name) => `${folder}/${name}`) : [];
const SAMPLES = FOLDERS.flatMap(filesIn).filter((file) => /\.(?:txt|oem|xml)$/.test(file));
const ISS = filesIn('ephemerides/iss-oem');

/** The segments of all OEMs in a file as read here; null where it is refused. */
function segmentsOf(file: string): readonly OemSegment[] | null {
  try {
    return readOrbitMessages(referenceText(file)).flatMap((each) => (each.kind === 'OEM' ? each.segments : []));
  } catch {
    return null;
  }
}

interface StatesElsewhere {
  readonly epoch: string;
  readonly values: readonly number[];
}

function expectSame(segment: OemSegment, states: readonly StatesElsewhere[]): void {
  expect(segment.times.seconds.length).toBe(states.length);
  for (const [i, { epoch, values }] of states.entries()) {
    const time = parseUtc(epoch)!;
    expect([segment.times.days[i], segment.times.seconds[i]]).toEqual([time.day, time.second]);
    expect([...segment.states.subarray(6 * i, 6 * i + 6)]).toEqual(values.slice(0, 6));
    if (values.length === 9) expect([...segment.accelerations!.subarray(3 * i, 3 * i + 3)]).toEqual(values.slice(6));
  }
}

function statesByKvnReader(text: string): readonly (readonly StatesElsewhere[])[] | null {
  try {
    return readKvn(text).map(({ states }) => states);
  } catch {
    return null;
  }
}

const KEYWORDS = ['X', 'Y', 'Z', 'X_DOT', 'Y_DOT', 'Z_DOT', 'X_DDOT', 'Y_DDOT', 'Z_DDOT'];
const COVARIANCE_CORNERS = ['CX_X', 'CZ_DOT_X', 'CZ_DOT_Z_DOT'];
const POSITIONS = [0, 30, 35];

// biome-ignore lint/suspicious/noExplicitAny: a tree of unknown XML
type Tree = any;

function segmentTrees(text: string): Tree[] {
  const names = ['segment', 'stateVector', 'covarianceMatrix'];
  const parser = new XMLParser({ parseTagValue: false, isArray: (name) => names.includes(name) });
  const tree: Tree = parser.parse(text);
  return (tree.ndm ?? tree).oem.body.segment;
}

const numberIn = (element: Tree): number => Number(element?.['#text'] ?? element);

describeWithReferenceData('OEMs read by other readers', ['ccsds/ndm/odm/oem', 'ephemerides/iss-oem'], () => {
  test('KVN: the same states as by the reader that checks written ephemerides', () => {
    let compared = 0;
    for (const file of SAMPLES.filter((each) => !each.endsWith('.xml'))) {
      const segments = segmentsOf(file);
      const text = referenceText(file);
      const states = text.startsWith('<') ? null : statesByKvnReader(text);
      if (segments === null || states === null) continue;
      compared++;
      expect(segments.length).toBe(states.length);
      for (const [k, segment] of segments.entries()) expectSame(segment, states[k]!);
    }
    expect(compared).toBeGreaterThan(20);
  });

  test('XML: the same states and covariances as by fast-xml-parser', () => {
    let compared = 0;
    for (const file of [...SAMPLES, ...ISS]) {
      const text = referenceText(file);
      const segments = text.startsWith('<') ? segmentsOf(file) : null;
      if (segments === null) continue;
      compared++;
      for (const [k, tree] of segmentTrees(text).entries()) {
        const states = tree.data.stateVector.map((vector: Tree) => ({
          epoch: vector.EPOCH,
          values: KEYWORDS.filter((keyword) => vector[keyword] !== undefined).map((keyword) =>
            numberIn(vector[keyword]),
          ),
        }));
        expectSame(segments[k]!, states);
        for (const [i, covariance] of (tree.data.covarianceMatrix ?? []).entries()) {
          const { matrix, referenceFrame } = segments[k]!.covariances[i]!;
          expect(referenceFrame).toBe(covariance.COV_REF_FRAME);
          const corners = COVARIANCE_CORNERS.map((keyword) => numberIn(covariance[keyword]));
          expect(POSITIONS.map((position) => matrix[position])).toEqual(corners);
        }
      }
    }
    expect(compared).toBeGreaterThan(5);
  });
});
