import type { Language } from '../language/languages.ts';

/** SATCAT's codes of states as ISO 3166 regions; several for what they own together. CelesTrak's list of sources. */
const STATES: Readonly<Record<string, string>> = {
  ALG: 'DZ',
  ANG: 'AO',
  ARGN: 'AR',
  ARM: 'AM',
  ASRA: 'AT',
  AUS: 'AU',
  AZER: 'AZ',
  BEL: 'BE',
  BELA: 'BY',
  BERM: 'BM',
  BGD: 'BD',
  BGR: 'BG',
  BHR: 'BH',
  BHUT: 'BT',
  BOL: 'BO',
  BRAZ: 'BR',
  BUL: 'BG',
  BWA: 'BW',
  CA: 'CA',
  CHBZ: 'CN BR',
  CHTU: 'CN TR',
  CHLE: 'CL',
  COL: 'CO',
  CRI: 'CR',
  CZCH: 'CZ',
  DEN: 'DK',
  DJI: 'DJ',
  ECU: 'EC',
  EGYP: 'EG',
  EST: 'EE',
  ETH: 'ET',
  FGER: 'FR DE',
  FIN: 'FI',
  FR: 'FR',
  FRIT: 'FR IT',
  GER: 'DE',
  GHA: 'GH',
  GREC: 'GR',
  GRSA: 'GR SA',
  GUAT: 'GT',
  HRV: 'HR',
  HUN: 'HU',
  IND: 'IN',
  INDO: 'ID',
  IRAN: 'IR',
  IRAQ: 'IQ',
  IRL: 'IE',
  ISRA: 'IL',
  IT: 'IT',
  JOR: 'JO',
  JPN: 'JP',
  KAZ: 'KZ',
  KEN: 'KE',
  KWT: 'KW',
  LAOS: 'LA',
  LKA: 'LK',
  LTU: 'LT',
  LUXE: 'LU',
  LVA: 'LV',
  MA: 'MA',
  MALA: 'MY',
  MCO: 'MC',
  MDA: 'MD',
  MEX: 'MX',
  MMR: 'MM',
  MNE: 'ME',
  MNG: 'MN',
  MUS: 'MU',
  NAM: 'NA',
  NETH: 'NL',
  NIG: 'NG',
  NKOR: 'KP',
  NOR: 'NO',
  NPL: 'NP',
  NZ: 'NZ',
  OMAN: 'OM',
  PAKI: 'PK',
  PERU: 'PE',
  POL: 'PL',
  POR: 'PT',
  PRC: 'CN',
  PRY: 'PY',
  QAT: 'QA',
  ROC: 'TW',
  ROM: 'RO',
  RP: 'PH',
  RWA: 'RW',
  SAFR: 'ZA',
  SAUD: 'SA',
  SDN: 'SD',
  SEN: 'SN',
  SGJP: 'SG JP',
  SING: 'SG',
  SKOR: 'KR',
  SLB: 'SB',
  SPN: 'ES',
  STCT: 'SG TW',
  SVK: 'SK',
  SVN: 'SI',
  SWED: 'SE',
  SWTZ: 'CH',
  THAI: 'TH',
  TMMC: 'TM MC',
  TUN: 'TN',
  TURK: 'TR',
  UAE: 'AE',
  UGA: 'UG',
  UK: 'GB',
  UKR: 'UA',
  URY: 'UY',
  US: 'US',
  USBZ: 'US BR',
  VAT: 'VA',
  VENZ: 'VE',
  VTNM: 'VN',
  ZWE: 'ZW',
};

/** Organisations have a name of their own, the same in every language. */
const ORGANISATIONS: Readonly<Record<string, string>> = {
  AB: 'Arabsat',
  ABS: 'Asia Broadcast Satellite',
  AC: 'AsiaSat',
  ESA: 'ESA',
  ESRO: 'ESRO',
  EUME: 'EUMETSAT',
  EUTE: 'Eutelsat',
  GLOB: 'Globalstar',
  IM: 'Inmarsat',
  IRID: 'Iridium',
  ISRO: 'ISRO',
  ISS: 'ISS',
  ITSO: 'Intelsat',
  NATO: 'NATO',
  NICO: 'ICO',
  O3B: 'O3b Networks',
  ORB: 'ORBCOMM',
  RASC: 'RascomStar-QAF',
  SEAL: 'Sea Launch',
  SES: 'SES',
};

/** Codes whose name is said by messages: `object.owner-CIS`. */
export const SAID_OWNERS: readonly string[] = ['CIS', 'TBD', 'UNK', 'PRES'];

/**
 * The name of an owner in a language, from its code as SATCAT has it; null for codes that messages say. What is no code (the operator
 * of a fleet, `SpaceX`) is its own name.
 */
export function nameOfOwner(owner: string, language: Language): string | null {
  const code = owner.trim();
  if (SAID_OWNERS.includes(code)) return null;
  const states = STATES[code];
  if (states === undefined) return ORGANISATIONS[code] ?? code;
  return states
    .split(' ')
    .map((region) => regionNames(language).of(region) ?? region)
    .join(' / ');
}

const kept = new Map<Language, Intl.DisplayNames>();

/** Browsers that have no Luxembourgish names give German ones. */
function regionNames(language: Language): Intl.DisplayNames {
  let names = kept.get(language);
  if (names === undefined) {
    names = new Intl.DisplayNames(language === 'lb' ? ['lb', 'de'] : [language], { type: 'region' });
    kept.set(language, names);
  }
  return names;
}
