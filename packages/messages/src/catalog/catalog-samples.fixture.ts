import { CSV_HEADER, ISS_CSV_ROW, ISS_FIELDS, ISS_TLE, VANGUARD_TLE } from './read-catalog.fixture.ts';

const fields = (id: number): Record<string, string | number> => ({ ...ISS_FIELDS, NORAD_CAT_ID: id });
const kvn = (id: number): string =>
  ['CCSDS_OMM_VERS = 2.0', ...Object.entries(fields(id)).map(([keyword, value]) => `${keyword} = ${value}`)].join('\n');
const xml = (id: number): string =>
  `<omm id="CCSDS_OMM_VERS" version="2.0">\n<body>${Object.entries(fields(id))
    .map(([keyword, value]) => `<${keyword}>${value}</${keyword}>`)
    .join('\n')}</body></omm>`;
const csv = (id: number): string => ISS_CSV_ROW.replace('25544', String(id));

/** One small catalogue of each format, each with good records and bad ones. */
export const SAMPLES: Readonly<Record<string, string>> = {
  TLE: `${ISS_TLE}\n${VANGUARD_TLE}\n${ISS_TLE.replace('9996', '9995')}\n`,
  '3LE': `\ufeff0 ISS (ZARYA)\r\n${ISS_TLE.replace('\n', '\r\n')}\r\n\r\nremark\r\nVANGUARD 1\r\n${VANGUARD_TLE}\r\n`,
  CSV: `${CSV_HEADER}\n${csv(1)}\n"${csv(2)}\n${csv(3)},4\n${csv(5).replace('ISS (ZARYA)', '"A, ""é"""')}\n`,
  JSON: JSON.stringify([fields(1), { ...fields(2), BSTAR: null }, { ...fields(3), OBJECT_NAME: '}{"\\' }], null, 1),
  'JSON, one line': `[${JSON.stringify(fields(1))},${JSON.stringify(fields(2)).replace('(ZARYA)"', '')},${JSON.stringify(fields(3))}]`,
  'JSON, objects a line': `${JSON.stringify(fields(1))}\r\n${JSON.stringify(fields(2)).slice(0, -9)}\r\n${JSON.stringify(fields(3))}\r\n`,
  // The comment is longer than the 200 characters that the splitter gathers before it judges a mark.
  XML: `<?xml version="1.0"?>\n<!-- <omm > ${'- '.repeat(120)}-->\n<ndm>\n${xml(1)}\n${xml(2).replace('</BSTAR>', '')}\n${xml(3).replace('<BSTAR', '<!-- </omm> --><BSTAR')}\n</ndm>`,
  KVN: `${kvn(1)}\n\nCOMMENT x\n${kvn(2).replace('BSTAR', 'BTERM')}\r\n${kvn(3).replace('INCLINATION = 51.6415', 'INCLINATION = 51.6415 [deg]')}`,
};
