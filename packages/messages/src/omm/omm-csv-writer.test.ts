import { expect, test } from 'vitest';
import { CSV_HEADER, ISS, readText } from '../catalog/read-catalog.fixture.ts';
import { formatOmmCsvHeader, formatOmmCsvRow } from './omm-csv-writer.ts';

test('the header and the order of CelesTrak', () => {
  expect(formatOmmCsvHeader()).toBe(CSV_HEADER);
  expect(formatOmmCsvRow(ISS)).toBe(
    'ISS (ZARYA),1998-067A,2023-08-19T12:25:27.896736,15.4947758,0.0003559,51.6415,14.7889,325.3396,149.4637,0,U,25544,999,41161,0.00025837,0.0001405,0',
  );
});

test('a line break in a name does not break the row', () => {
  expect(readText(`${formatOmmCsvHeader()}\n${formatOmmCsvRow({ ...ISS, name: 'A\r\nB' })}`).elements[0]!.name).toBe(
    'A B',
  );
});
