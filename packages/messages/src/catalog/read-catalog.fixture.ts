import type { ElementSet } from '@clearway/astro';
import type { CatalogFormat } from './catalog-format.ts';
import { createCatalogReader, prepareCatalogReader } from './catalog-reader.ts';
import type { RejectedRecord } from './record-sink.ts';

// For the catalogues in XML among the samples.
await prepareCatalogReader('<');

export interface ReadOutcome {
  readonly format: CatalogFormat | null;
  readonly elements: readonly ElementSet[];
  readonly lines: readonly number[];
  readonly rejected: readonly RejectedRecord[];
}

/** Reads chunks of one catalogue to the end; faults of the whole input are thrown. */
export function readChunks(chunks: readonly string[]): ReadOutcome {
  const elements: ElementSet[] = [];
  const lines: number[] = [];
  const rejected: RejectedRecord[] = [];
  const reader = createCatalogReader({
    file: 'catalogue.txt',
    onElementSet(e, line) {
      elements.push(e);
      lines.push(line);
    },
    onRejected: (record) => rejected.push(record),
  });
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return { format: reader.format, elements, lines, rejected };
}

export function readText(text: string): ReadOutcome {
  return readChunks([text]);
}

/** Vanguard 1 and the ISS as TLE, published 2021 and 2023. */
export const VANGUARD_TLE: string = [
  '1 00005U 58002B   23230.80643200  .00000051  00000+0  62145-4 0  9990',
  '2 00005  34.2442 262.2777 1845847 161.4568 206.3458 10.85081473331065',
].join('\n');
export const ISS_TLE: string = [
  '1 25544U 98067A   23231.51768399  .00014050  00000+0  25837-3 0  9996',
  '2 25544  51.6415  14.7889 0003559 325.3396 149.4637 15.49477580411611',
].join('\n');

export const CSV_HEADER =
  'OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,ARG_OF_PERICENTER,MEAN_ANOMALY,EPHEMERIS_TYPE,CLASSIFICATION_TYPE,NORAD_CAT_ID,ELEMENT_SET_NO,REV_AT_EPOCH,BSTAR,MEAN_MOTION_DOT,MEAN_MOTION_DDOT';

/** The same elements of the ISS as {@link ISS_TLE}, in CelesTrak's CSV. */
export const ISS_CSV_ROW =
  'ISS (ZARYA),1998-067A,2023-08-19T12:25:27.896736,15.4947758,.0003559,51.6415,14.7889,325.3396,149.4637,0,U,25544,999,41161,.25837E-3,.1405E-3,0';

/** The fields of {@link ISS_CSV_ROW} as an object, as CelesTrak's JSON has them. */
export const ISS_FIELDS: Readonly<Record<string, string | number>> = {
  OBJECT_NAME: 'ISS (ZARYA)',
  OBJECT_ID: '1998-067A',
  EPOCH: '2023-08-19T12:25:27.896736',
  MEAN_MOTION: 15.4947758,
  ECCENTRICITY: 0.0003559,
  INCLINATION: 51.6415,
  RA_OF_ASC_NODE: 14.7889,
  ARG_OF_PERICENTER: 325.3396,
  MEAN_ANOMALY: 149.4637,
  EPHEMERIS_TYPE: 0,
  CLASSIFICATION_TYPE: 'U',
  NORAD_CAT_ID: 25544,
  ELEMENT_SET_NO: 999,
  REV_AT_EPOCH: 41161,
  BSTAR: 0.00025837,
  MEAN_MOTION_DOT: 0.0001405,
  MEAN_MOTION_DDOT: 0,
};

/** What any of the above reads as. 2023-08-19 is day 8631 after 2000-01-01. */
export const ISS: ElementSet = {
  id: 25544,
  name: 'ISS (ZARYA)',
  internationalDesignator: '1998-067A',
  classification: 'U',
  epoch: { day: 8631, second: 44_727.896736 },
  meanMotionRevPerDay: 15.4947758,
  eccentricity: 0.0003559,
  inclinationDeg: 51.6415,
  raanDeg: 14.7889,
  argumentOfPericenterDeg: 325.3396,
  meanAnomalyDeg: 149.4637,
  bstar: 0.00025837,
  meanMotionDot: 0.0001405,
  meanMotionDdot: 0,
  ephemerisType: 0,
  elementSetNumber: 999,
  revolutionAtEpoch: 41161,
};
