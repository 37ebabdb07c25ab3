export const CELESTRAK_URL = 'https://celestrak.org';

/**
 * The queries that together come closest to everything CelesTrak publishes: working payloads, the four great clouds
 * of debris, new launches, objects without a number of their own, and whatever crosses the geostationary ring.
 */
export const CELESTRAK_QUERIES: Readonly<Record<string, string>> = {
  active: 'GROUP=active',
  'last-30-days': 'GROUP=last-30-days',
  'fengyun-1c-debris': 'GROUP=fengyun-1c-debris',
  'cosmos-1408-debris': 'GROUP=cosmos-1408-debris',
  'cosmos-2251-debris': 'GROUP=cosmos-2251-debris',
  'iridium-33-debris': 'GROUP=iridium-33-debris',
  analyst: 'GROUP=analyst',
  'geo-protected-zone': 'SPECIAL=GPZ-PLUS',
};

/**
 * Supplemental elements, fitted to what operators publish, by CelesTrak's SOURCE. Where a fleet has several, the
 * ephemerides are taken and not the almanac or the state vectors. SpaceX's are the largest, some 10,000 sets.
 */
export const CELESTRAK_SUPPLEMENTAL_QUERIES: Readonly<Record<string, string>> = {
  spacex: 'SOURCE=SpaceX-E',
  oneweb: 'SOURCE=OneWeb-E',
  kuiper: 'SOURCE=Kuiper-E',
  planet: 'SOURCE=Planet-E',
  iridium: 'SOURCE=Iridium-E',
  intelsat: 'SOURCE=Intelsat-11P',
  ses: 'SOURCE=SES-11P',
  telesat: 'SOURCE=Telesat-E',
  ast: 'SOURCE=AST-E',
  gps: 'SOURCE=GPS-E',
  glonass: 'SOURCE=GLONASS-RE',
  iss: 'SOURCE=ISS-E',
  css: 'SOURCE=CSS-E',
  'laser-ranging': 'SOURCE=CPF',
};
