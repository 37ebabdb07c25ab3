import { readId, readNumber } from './read-number.ts';
import { BURN_HEADINGS, type BurnTarget, type ChosenBurn, type FlyAroundPlace, type SatelliteMass } from './view.ts';

/** As many plans as stand side by side. */
export const MOST_PINNED = 3;
/** Beyond it is no manoeuvre to avoid something. */
const MOST_MM_S = 1e6;
const MOST_LEAD_SECONDS = 30 * 86_400;

/** What of the panel for burns a link says, besides the encounter: `cdm`, `mover`, `aim`, `burn`, `with`, `way`, `mass`. */
export function writeFlyAround(panel: FlyAroundPlace, query: URLSearchParams): void {
  const { message, mover, target, burn, pinned = [], direction, mass } = panel;
  if (message !== undefined) query.set('cdm', String(message));
  if (mover !== undefined) query.set('mover', mover);
  if (target !== undefined)
    query.set('aim', target.kind === 'probability' ? String(target.probability) : `${target.missDistanceKm}km`);
  if (burn !== undefined) query.set('burn', burn === 'stay' ? burn : burnText(burn));
  if (pinned.length > 0) query.set('with', pinned.map(burnText).join('~'));
  if (direction !== undefined && direction !== 'best') query.set('way', direction);
  if (mass !== undefined) query.set('mass', `${mass.massKg},${mass.specificImpulseSeconds}`);
}

export function readFlyAround(query: URLSearchParams): Omit<FlyAroundPlace, 'kind' | 'of'> {
  const cdm = query.get('cdm');
  const message = cdm === 'screening' ? cdm : readId(cdm);
  const mover = (['primary', 'secondary'] as const).find((each) => each === query.get('mover'));
  const target = readTarget(query.get('aim'));
  const burn = query.get('burn') === 'stay' ? 'stay' : readBurn(query.get('burn') ?? '');
  const pinned = (query.get('with') ?? '')
    .split('~')
    .flatMap((text) => readBurn(text) ?? [])
    .slice(0, MOST_PINNED);
  const direction = BURN_HEADINGS.find((each) => each === query.get('way'));
  const mass = readMass(query.get('mass'));
  return {
    ...(message === null ? {} : { message }),
    ...(mover === undefined ? {} : { mover }),
    ...(target === null ? {} : { target }),
    ...(burn === null ? {} : { burn }),
    ...(pinned.length === 0 ? {} : { pinned }),
    ...(direction === undefined ? {} : { direction }),
    ...(mass === null ? {} : { mass }),
  };
}

/** Four numbers: lead in s to a hundredth, R, T, N in mm/s to a thousandth. */
function burnText({ leadSeconds, rtnMmS }: ChosenBurn): string {
  return [Number(leadSeconds.toFixed(2)), ...rtnMmS.map((component) => Number(component.toFixed(4)))].join(',');
}

function readBurn(text: string): ChosenBurn | null {
  const [lead, ...components] = text.split(',');
  const leadSeconds = readNumber(lead ?? null, 1, MOST_LEAD_SECONDS);
  const [radial, inTrack, crossTrack] = components.map((each) => readNumber(each, -MOST_MM_S, MOST_MM_S));
  if (leadSeconds === null || radial == null || inTrack == null || crossTrack == null) return null;
  return { leadSeconds, rtnMmS: [radial, inTrack, crossTrack] };
}

function readTarget(text: string | null): BurnTarget | null {
  if (text?.endsWith('km')) {
    const missDistanceKm = readNumber(text.slice(0, -2), 1e-3, 1000);
    return missDistanceKm === null ? null : { kind: 'miss-distance', missDistanceKm };
  }
  const probability = readNumber(text, 1e-15, 0.5);
  return probability === null ? null : { kind: 'probability', probability };
}

function readMass(text: string | null): SatelliteMass | null {
  const [massKg, specificImpulseSeconds] = (text ?? '').split(',').map((each) => readNumber(each, 0.01, 1e7));
  return massKg == null || specificImpulseSeconds == null ? null : { massKg, specificImpulseSeconds };
}
