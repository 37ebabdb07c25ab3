import { parseUtc, UserError } from '@clearway/astro';
import type { BurnDirection } from '@clearway/avoidance';
import type { ProfileSpan, SatelliteProfile } from './satellite-profile.ts';

const EXAMPLE =
  '{"object_id":25544,"mass_kg":260,"specific_impulse_s":220,"thrusters":{"directions":["in-track"],"least_mm_s":1},"blackouts":[{"start":"2026-03-10T00:00:00Z","stop":"2026-03-10T01:00:00Z"}]}';
const DIRECTIONS: readonly BurnDirection[] = ['free', 'radial', 'in-track', 'cross-track'];
const MOST_SPANS = 10_000;

/**
 * Reads a satellite profile from the text of a JSON document; docs/avoidance.md lists the fields. `where` is what messages call it.
 * @throws UserError with the place in the document: no JSON, unknown field, wrong type, value out of bounds
 */
export function readSatelliteProfile(text: string, where: string): SatelliteProfile {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new UserError('format-malformed', `${where}: no JSON document`, `write for instance ${EXAMPLE}`, { cause });
  }
  return satelliteProfileOf(document, where);
}

/** The same of a document that has been parsed. */
export function satelliteProfileOf(document: unknown, where: string): SatelliteProfile {
  const top = fieldsOf(document, where, '', [
    ...['object_id', 'name', 'mass_kg', 'specific_impulse_s', 'thrusters', 'box', 'least_lead_minutes'],
    ...['command_lead_minutes', 'blackouts', 'contacts', 'thresholds', 'hard_body_radius_m'],
    // What the service's plans go by besides.
    'two_person_rule',
  ]);
  const thrusters = fieldsOf(top.value('thrusters') ?? {}, where, 'thrusters', [
    ...['directions', 'least_mm_s', 'most_mm_s', 'magnitude_error_percent', 'direction_error_deg'],
  ]);
  const box = fieldsOf(top.value('box') ?? {}, where, 'box', ['in_track_km', 'altitude_km']);
  const thresholds = fieldsOf(top.value('thresholds') ?? {}, where, 'thresholds', [
    ...['action_probability', 'target_probability', 'target_miss_km'],
  ]);
  const profile: SatelliteProfile = {
    objectId: top.number('object_id', 1, 999_999_999),
    name: top.text('name'),
    massKg: top.number('mass_kg', 1e-3, 1e6),
    specificImpulseS: top.number('specific_impulse_s', 1, 1e5),
    thrusters: {
      directions: directionsOf(thrusters),
      leastMmS: thrusters.number('least_mm_s', 0, 1e6),
      mostMmS: thrusters.number('most_mm_s', 0, 1e6),
      magnitudeErrorPercent: thrusters.number('magnitude_error_percent', 0, 50),
      directionErrorDeg: thrusters.number('direction_error_deg', 0, 45),
    },
    box: { inTrackKm: box.number('in_track_km', 0, 1e4), altitudeKm: box.number('altitude_km', 0, 1e4) },
    leastLeadMinutes: top.number('least_lead_minutes', 0, 1e5),
    commandLeadMinutes: top.number('command_lead_minutes', 0, 1e5),
    blackouts: spansOf(top, 'blackouts'),
    contacts: spansOf(top, 'contacts'),
    thresholds: {
      actionProbability: thresholds.number('action_probability', 1e-30, 1),
      targetProbability: thresholds.number('target_probability', 1e-30, 0.999),
      targetMissKm: thresholds.number('target_miss_km', 1e-6, 1000),
    },
    hardBodyRadiusM: top.number('hard_body_radius_m', 1e-3, 1000),
  };
  const { leastMmS, mostMmS } = profile.thrusters;
  if (leastMmS !== null && mostMmS !== null && leastMmS > mostMmS) {
    throw top.problem('thrusters.least_mm_s', `${leastMmS} is more than most_mm_s, ${mostMmS}`, 'exchange them');
  }
  const { targetProbability, targetMissKm } = profile.thresholds;
  if (targetProbability !== null && targetMissKm !== null) {
    throw top.problem('thresholds', 'target_probability and target_miss_km are both given', 'give one of them');
  }
  return profile;
}

/** One object of the document. */
interface Fields {
  readonly value: (name: string) => unknown;
  readonly number: (name: string, least: number, most: number) => number | null;
  readonly text: (name: string) => string | null;
  readonly list: (name: string) => readonly unknown[];
  readonly problem: (name: string, what: string, hint: string) => UserError;
}

function fieldsOf(document: unknown, where: string, path: string, known: readonly string[]): Fields {
  const problem = (name: string, what: string, hint: string): UserError =>
    new UserError('format-malformed', `${where}: ${[path, name].filter(Boolean).join('.')}: ${what}`, hint);
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw problem('', 'not an object', `write for instance ${EXAMPLE}`);
  }
  const fields = document as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) throw problem(unknown.slice(0, 40), 'no such field', `known are ${known.join(', ')}`);
  const value = (name: string): unknown => fields[name] ?? null;
  return {
    value,
    problem,
    number: (name, least, most) => {
      const given = value(name);
      if (given === null) return null;
      if (typeof given === 'number' && given >= least && given <= most) return given;
      throw problem(name, `${shown(given)} is not valid`, `give a number from ${least} to ${most}, or leave it out`);
    },
    text: (name) => {
      const given = value(name);
      if (given === null || typeof given === 'string') return given;
      throw problem(name, `${shown(given)} is not valid`, 'give a text in quotes, or leave it out');
    },
    list: (name) => {
      const given = value(name) ?? [];
      if (Array.isArray(given) && given.length <= MOST_SPANS) return given;
      throw problem(name, `${shown(given)} is not valid`, `give a list of at most ${MOST_SPANS}, or leave it out`);
    },
  };
}

function directionsOf(thrusters: Fields): BurnDirection[] {
  return thrusters.list('directions').map((given, k) => {
    const found = DIRECTIONS.find((direction) => direction === given);
    if (found !== undefined) return found;
    throw thrusters.problem(`directions[${k}]`, `${shown(given)} is not valid`, `known are ${DIRECTIONS.join(', ')}`);
  });
}

function spansOf(top: Fields, name: string): ProfileSpan[] {
  return top.list(name).map((given, k) => {
    const { start, stop } = (given ?? {}) as { readonly start?: unknown; readonly stop?: unknown };
    const [from, to] = [start, stop].map((text) => (typeof text === 'string' ? parseUtc(text) : null));
    const hint = 'give {"start": UTC, "stop": UTC}, the start first, such as "2026-03-10T00:00:00Z"';
    if (!from || !to) throw top.problem(`${name}[${k}]`, `${shown(given)} is not valid`, hint);
    if (from.day > to.day || (from.day === to.day && from.second >= to.second)) {
      throw top.problem(`${name}[${k}]`, 'ends before it starts', hint);
    }
    return { start: from, stop: to };
  });
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
