/** How those write themselves that are no plain words. */
const OWN_SPELLINGS: Readonly<Record<string, string>> = {
  ONEWEB: 'OneWeb',
  ORBCOMM: 'ORBCOMM',
  GSAT: 'GSAT',
  ICEYE: 'ICEYE',
  GEESAT: 'GeeSat',
};

/** `STARLINK` as people write it: Starlink. Words of up to three letters are taken for abbreviations. */
export function fleetName(fleet: string): string {
  return fleet
    .split(' ')
    .map((word) => OWN_SPELLINGS[word] ?? (word.length <= 3 ? word : word[0]! + word.slice(1).toLowerCase()))
    .join(' ');
}

/** What people call fleets that the catalogue lists under other names. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  NAVSTAR: ['GPS'],
  FLOCK: ['Planet Dove'],
  KUIPER: ['Amazon Leo'],
  QIANFAN: ['Thousand Sails'],
  'HULIANWANG DIGUI': ['Guowang'],
};

/** Everything by which a fleet is found. */
export function namesOfFleet(fleet: string): readonly string[] {
  return [fleet, ...(OTHER_NAMES[fleet] ?? [])];
}
