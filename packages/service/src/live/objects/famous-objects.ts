/**
 * What people call objects that the catalogue lists under other names, by number; they stand before others that match as
 * well. A few dozen that are looked for by name, not a second catalogue.
 */
export const FAMOUS_OBJECTS: ReadonlyMap<number, readonly string[]> = new Map([
  [5, ['VANGUARD 1']],
  [8820, ['LAGEOS 1']],
  [20_580, ['HUBBLE SPACE TELESCOPE']],
  [25_338, ['NOAA 15']],
  [25_544, ['INTERNATIONAL SPACE STATION', 'ZARYA', 'SPACE STATION']],
  [25_867, ['CHANDRA X-RAY OBSERVATORY']],
  [25_989, ['XMM NEWTON']],
  [25_994, ['EOS AM-1 TERRA']],
  [27_386, ['ENVISAT']],
  [27_424, ['EOS PM-1 AQUA']],
  [28_485, ['NEIL GEHRELS SWIFT OBSERVATORY']],
  [33_053, ['FERMI GAMMA-RAY SPACE TELESCOPE', 'GLAST']],
  [36_508, ['CRYOSAT 2']],
  [43_435, ['TRANSITING EXOPLANET SURVEY SATELLITE']],
  [43_476, ['GRACE-FO 1']],
  [48_274, ['TIANGONG', 'CHINESE SPACE STATION', 'TIANHE']],
  [50_463, ['JAMES WEBB SPACE TELESCOPE', 'WEBB']],
]);
