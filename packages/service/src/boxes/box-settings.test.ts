import { expect, test } from 'vitest';
import { elementSet } from '../catalog/element-set.fixture.ts';
import { boxesOfPrimaries, parseBoxSettings, readBoxSettings } from './box-settings.ts';

test('the first regime that holds an orbit decides', () => {
  const regimes = [
    { name: 'eccentric', eccentricity_min: 0.1, box_rtn_km: [1, 1, 1] },
    { name: 'other', box_rtn_km: [2, 2, 2] },
  ];
  const settings = parseBoxSettings('boxes.json', `\ufeff${JSON.stringify({ regimes })}`);
  const [round, long] = boxesOfPrimaries(settings, [
    elementSet({ id: 1, eccentricity: 0.0999 }),
    elementSet({ id: 2, eccentricity: 0.1 }),
  ]);
  expect([round!.regime, long!.regime]).toEqual(['other', 'eccentric']);
});

test('a primary that no regime holds is named with its orbit', () => {
  const settings = parseBoxSettings('boxes.json', '{"regimes":[{"name":"GEO","box_rtn_km":[1,2,3]}]}');
  expect(() => boxesOfPrimaries(settings, [elementSet({ id: 5 })])).toThrow(
    /boxes\.json: no regime holds primary 5 \(perigee 5\d\d km, apogee 5\d\d km, eccentricity 0\.001\)/,
  );
});

const leo = (more: object): string => JSON.stringify({ regimes: [{ name: 'LEO', box_rtn_km: [1, 2, 3], ...more }] });

test.each([
  ['', /not JSON: Unexpected end/],
  ['{"regimes":[', /not JSON: /],
  ['[]', /the document: must be an object/],
  ['{}', /holds neither regimes nor primaries/],
  ['{"regime":[]}', /the document: "regime" is none of comment, regimes, primaries/],
  ['{"regimes":{}}', /regimes: must be a list/],
  ['{"regimes":[5]}', /regimes\[0\]: must be an object/],
  [leo({ name: '' }), /regimes\[0\]\.name: must be a name/],
  [leo({ name: 'mine' }), /regimes\[0\]: "mine" has no bounds, and only LEO, MEO, GEO, GTO, HEO, other are known/],
  [leo({ apogee_max: 2000 }), /regimes\[0\]: "apogee_max" is none of/],
  [leo({ apogee_max_km: '2000' }), /regimes\[0\]\.apogee_max_km: must be a number/],
  [leo({ perigee_min_km: 900, apogee_max_km: 800 }), /perigee_min_km is above apogee_max_km/],
  [leo({ box_rtn_km: [1, 2] }), /regimes\[0\]\.box_rtn_km: must be three half-widths in km/],
  [leo({ box_rtn_km: [1, 2, null] }), /regimes\[0\]\.box_rtn_km\[2\]: must be a number/],
  [leo({ box_rtn_km: [1, 0, 3] }), /regimes\[0\]\.box_rtn_km\[1\]: 0 km is not above 0/],
  [leo({ box_rtn_km: [400, 400, 3] }), /its corners are more than 500 km away/],
  ['{"primaries":{"ISS":[1,2,3]}}', /primaries: "ISS" is no catalogue number/],
  ['{"primaries":{"25544":5}}', /primaries\.25544: must be three half-widths/],
])('settings that cannot be meant are refused with the place: %s', (text, message) => {
  expect(() => parseBoxSettings('boxes.json', text)).toThrow(message);
  expect(() => parseBoxSettings('boxes.json', text)).toThrow(/^boxes\.json: /);
});

test('a file that is missing or far too large is no settings file', async () => {
  await expect(readBoxSettings('/nowhere/boxes.json')).rejects.toMatchObject({ code: 'file-not-found' });
  await expect(readBoxSettings(process.execPath)).rejects.toThrow(/bytes are no settings file/);
});
