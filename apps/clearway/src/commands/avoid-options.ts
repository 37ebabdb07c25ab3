import { readFile } from 'node:fs/promises';
import { UserError, type UtcTime } from '@clearway/service';
import {
  type AvoidSettings,
  constraintsOfProfile,
  propulsionOfProfile,
  readSatelliteProfile,
  type SatelliteProfile,
} from '@clearway/service/avoid';
import { invalid, readNumber, readUtc } from '../command-line/read-option.ts';
import type { PlaceOptions } from '../live/connect.ts';

/** Options of `avoid` as commander gives them. */
export interface AvoidOptions extends PlaceOptions {
  readonly cdm?: readonly string[];
  readonly event?: string;
  readonly alone?: boolean;
  readonly catalog?: readonly string[];
  readonly ephemeris?: readonly string[];
  readonly profile?: string;
  readonly targetPc?: string;
  readonly targetMissKm?: string;
  readonly leadOrbits?: string;
  readonly now?: string;
  readonly window?: readonly string[];
  readonly blackout?: readonly string[];
  readonly contact?: readonly string[];
  readonly leastLeadMinutes?: string;
  readonly commandLeadMinutes?: string;
  readonly directions?: string;
  readonly leastMmS?: string;
  readonly mostMmS?: string;
  readonly magnitudeErrorPercent?: string;
  readonly directionErrorDeg?: string;
  readonly boxInTrackKm?: string;
  readonly boxAltitudeKm?: string;
  readonly othersLimit?: string;
  readonly days?: string;
  readonly thresholdKm?: string;
  readonly hardBodyRadiusM?: string;
  readonly radiusTable?: readonly string[];
  readonly output?: string;
  readonly json?: boolean;
}

type Options = AvoidSettings['options'];
type Constraints = NonNullable<Options['constraints']>;

const DEFAULT_PROBABILITY = 1e-6;
const MOST_MISS_KM = 1000;
const MOST_ORBITS = 100;
const MM_S = 1e6;
const DIRECTIONS = ['free', 'radial', 'in-track', 'cross-track'] as const;
const LARGEST_PROFILE = 10_000_000;

/** The profile that `--profile` names; null without it. */
export async function readProfile({ profile }: AvoidOptions): Promise<SatelliteProfile | null> {
  if (profile === undefined) return null;
  const text = await readFile(profile, 'utf8');
  if (text.length > LARGEST_PROFILE) {
    throw new UserError('format-malformed', `${profile}: more than 10 MB, too long for a profile`, 'check the file');
  }
  return readSatelliteProfile(text, profile);
}

/** What to plan, by options and profile; options count more. */
export function readPlanOptions(options: AvoidOptions, profile: SatelliteProfile | null): Options {
  const leadOrbits = number('--lead-orbits', options.leadOrbits, {
    above: 0,
    most: MOST_ORBITS,
    unit: 'revolutions before the closest approach',
  });
  const othersLimit = number('--others-limit', options.othersLimit, { above: 0, most: 1, unit: 'probability' });
  const propulsion = profile && propulsionOfProfile(profile);
  return {
    target: readTarget(options, profile),
    constraints: readConstraints(options, profile),
    ...(leadOrbits !== null && { leadOrbits }),
    ...(othersLimit !== null && { othersLimit }),
    ...(propulsion && { propulsion }),
  };
}

function readTarget({ targetPc, targetMissKm }: AvoidOptions, profile: SatelliteProfile | null): Options['target'] {
  if (targetPc !== undefined && targetMissKm !== undefined) {
    throw new UserError('option-invalid', '--target-pc and --target-miss-km are both given', 'give one of them');
  }
  const probability = number('--target-pc', targetPc, { above: 0, most: 0.999, unit: 'probability' });
  if (probability !== null) return { kind: 'probability', probability };
  const own = targetMissKm === undefined ? (profile?.thresholds.targetMissKm ?? null) : null;
  const missDistanceKm = own ?? number('--target-miss-km', targetMissKm, { above: 0, most: MOST_MISS_KM, unit: 'km' });
  if (missDistanceKm !== null) return { kind: 'miss-distance', missDistanceKm };
  return { kind: 'probability', probability: profile?.thresholds.targetProbability ?? DEFAULT_PROBABILITY };
}

function readConstraints(options: AvoidOptions, profile: SatelliteProfile | null): Constraints {
  const now = options.now === undefined ? null : readUtc('--now', options.now);
  const minutes = (option: string, text: string | undefined): number | null =>
    number(option, text, { least: 0, most: 1e5, unit: 'minutes' });
  const size = (option: string, text: string | undefined): number | null =>
    number(option, text, { least: 0, most: 1e6, unit: 'mm/s' });
  const leastLead = minutes('--least-lead-minutes', options.leastLeadMinutes);
  const commandLead = minutes('--command-lead-minutes', options.commandLeadMinutes);
  const least = size('--least-mm-s', options.leastMmS);
  const most = size('--most-mm-s', options.mostMmS);
  if (least !== null && most !== null && least > most) {
    throw new UserError('option-invalid', `--least-mm-s ${least} is more than --most-mm-s ${most}`, 'exchange them');
  }
  const magnitude = number('--magnitude-error-percent', options.magnitudeErrorPercent, {
    least: 0,
    most: 50,
    unit: '%',
  });
  const direction = number('--direction-error-deg', options.directionErrorDeg, { least: 0, most: 45, unit: 'degrees' });
  const km = { above: 0, most: 1e4, unit: 'km' };
  const inTrackKm = number('--box-in-track-km', options.boxInTrackKm, km);
  const altitudeKm = number('--box-altitude-km', options.boxAltitudeKm, km);
  const known: Constraints = profile ? constraintsOfProfile(profile, now) : now ? { now } : {};
  return {
    ...known,
    ...(options.window && { windows: spans('--window', options.window) }),
    ...(options.blackout && { blackouts: spans('--blackout', options.blackout) }),
    ...(options.contact && { contacts: spans('--contact', options.contact) }),
    ...(leastLead !== null && { leastLeadSeconds: 60 * leastLead }),
    ...(commandLead !== null && { commandLeadSeconds: 60 * commandLead }),
    ...(options.directions !== undefined && { directions: readDirections(options.directions) }),
    ...(least !== null && { leastSizeKmS: least / MM_S }),
    ...(most !== null && { mostSizeKmS: most / MM_S }),
    ...((magnitude !== null || direction !== null) && {
      executionErrors: {
        magnitude: magnitude === null ? (known.executionErrors?.magnitude ?? 0) : magnitude / 100,
        directionRad: direction === null ? (known.executionErrors?.directionRad ?? 0) : (direction * Math.PI) / 180,
      },
    }),
    ...((inTrackKm !== null || altitudeKm !== null) && {
      box: { ...known.box, ...(inTrackKm !== null && { inTrackKm }), ...(altitudeKm !== null && { altitudeKm }) },
    }),
  };
}

/** How far and how near everything else is looked at. */
export function readScreening(options: AvoidOptions): { readonly days: number; readonly thresholdKm: number } {
  return {
    days: number('--days', options.days, { above: 0, most: 30, unit: 'days after the closest approach' }) ?? 7,
    thresholdKm: number('--threshold-km', options.thresholdKm, { above: 0, most: 50, unit: 'km' }) ?? 5,
  };
}

/** `START/STOP`, each in UTC. */
function spans(option: string, texts: readonly string[]): { readonly start: UtcTime; readonly stop: UtcTime }[] {
  return texts.map((text) => {
    const [start, stop, more] = text.split('/');
    if (start === undefined || stop === undefined || more !== undefined) {
      throw invalid(option, text, 'give START/STOP, such as 2026-03-10T00:00:00Z/2026-03-10T06:00:00Z');
    }
    return { start: readUtc(option, start), stop: readUtc(option, stop) };
  });
}

function readDirections(text: string): (typeof DIRECTIONS)[number][] {
  return text.split(',').map((part) => {
    const found = DIRECTIONS.find((direction) => direction === part.trim());
    if (found === undefined)
      throw invalid('--directions', part, `give some of ${DIRECTIONS.join(', ')} between commas`);
    return found;
  });
}

type Bounds = Parameters<typeof readNumber>[2];

function number(option: string, text: string | undefined, bounds: Bounds): number | null {
  return text === undefined ? null : readNumber(option, text, bounds);
}
