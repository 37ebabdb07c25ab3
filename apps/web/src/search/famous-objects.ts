/**
 * What people call objects that the catalogue lists under other names, by number, as `foldName` gives it. They stand before
 * others that match as well, and are found while the service does not answer.
 */
export const FAMOUS_OBJECTS: ReadonlyMap<number, readonly string[]> = new Map([
  [5, ['vanguard 1']],
  [8820, ['lageos 1']],
  [20_580, ['hubble space telescope']],
  [25_338, ['noaa 15']],
  [
    25_544,
    ['iss', 'international space station', 'space station', 'raumstation', 'station spatiale', 'raumstatioun', 'zarya'],
  ],
  [25_989, ['xmm newton']],
  [25_994, ['terra', 'eos am 1']],
  [27_386, ['envisat']],
  [27_424, ['aqua', 'eos pm 1']],
  [36_508, ['cryosat 2']],
  [39_634, ['sentinel 1a']],
  [40_697, ['sentinel 2a']],
  [41_335, ['sentinel 3a']],
  [43_437, ['sentinel 3b']],
  [43_476, ['grace fo 1']],
  [46_984, ['sentinel 6 michael freilich']],
  [48_274, ['tiangong', 'chinese space station', 'chinesische raumstation', 'station spatiale chinoise', 'tianhe']],
  [49_260, ['landsat 9']],
  [50_463, ['james webb space telescope', 'webb']],
]);
