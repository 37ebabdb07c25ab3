import {
  addSeconds,
  type ElementSet,
  formatUtc,
  initializeSgp4,
  propagateSgp4,
  secondsBetween,
  type UtcTime,
} from '@clearway/astro';

export interface WrittenOem {
  readonly start: UtcTime;
  readonly hours: number;
  /** Standard deviations in RTN, km; null for no covariances. */
  readonly sigmasKm: readonly [number, number, number] | null;
  readonly created?: string;
  /** Of the element set: a path beside it. */
  readonly ahead?: number;
  readonly interpolation?: string;
}

/** An OEM in TEME with a state a minute: the path of an element set, `ahead` seconds ahead of it. */
export function writtenOem(element: ElementSet, wanted: WrittenOem): string {
  const { start, hours, sigmasKm, created = '2026-03-09T18:00:00', ahead = 0, interpolation = '' } = wanted;
  const constants = initializeSgp4(element);
  const state = new Float64Array(6);
  const epoch = (minute: number): string => formatUtc(addSeconds(start, 60 * minute)).replace('Z', '');
  const lines: string[] = [];
  for (let minute = 0; minute <= 60 * hours; minute++) {
    propagateSgp4(constants, (secondsBetween(element.epoch, start) + 60 * minute + ahead) / 60, state);
    const [x, y, z, vx, vy, vz] = Array.from(state, (value, k) => value.toFixed(k < 3 ? 9 : 12));
    lines.push([epoch(minute), x, y, z, vx, vy, vz].join(' '));
  }
  const covariance = (sigmas: readonly [number, number, number]): string => {
    const [rr, tt, nn] = sigmas.map((sigma) => (sigma * sigma).toExponential(6));
    return [
      'COVARIANCE_START',
      ...[0, 60 * hours].flatMap((minute) => [
        `EPOCH = ${epoch(minute)}`,
        'COV_REF_FRAME = RTN',
        `${rr}`,
        `0 ${tt}`,
        `0 0 ${nn}`,
        '0 0 0 1e-14',
        '0 0 0 0 1e-14',
        '0 0 0 0 0 1e-14',
      ]),
      'COVARIANCE_STOP',
    ].join('\n');
  };
  return `CCSDS_OEM_VERS = 2.0
CREATION_DATE = ${created}
ORIGINATOR = TRIAL
META_START
OBJECT_NAME = ${element.name}
OBJECT_ID = ${element.internationalDesignator}
CENTER_NAME = EARTH
REF_FRAME = TEME
TIME_SYSTEM = UTC
START_TIME = ${epoch(0)}
STOP_TIME = ${epoch(60 * hours)}
${interpolation}META_STOP
${lines.join('\n')}
${sigmasKm === null ? '' : covariance(sigmasKm)}
`;
}
