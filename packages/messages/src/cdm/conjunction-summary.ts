import { UserError, type UtcTime } from '@clearway/astro';
import { fileInMessage } from '../catalog/excerpt.ts';
import { decimal, wholeNumber } from '../fields/decimal.ts';
import { ommEpoch } from '../fields/epoch.ts';
import type { Element } from '../ndm/element.ts';
import { malformed, quoted } from '../ndm/malformed.ts';

/**
 * What Space-Track makes public of a conjunction (class `cdm_public`): neither states nor covariances, so no probability can
 * be computed from it.
 */
export interface ConjunctionSummary {
  readonly id: string;
  readonly created: UtcTime | null;
  readonly isEmergencyReportable: boolean;
  readonly tca: UtcTime;
  /** m */
  readonly missDistance: number;
  readonly collisionProbability: number | null;
  readonly objects: readonly [SummaryObject, SummaryObject];
}

export interface SummaryObject {
  readonly catalogNumber: number;
  readonly name: string | null;
  readonly objectType: string | null;
  /** `SMALL`, `MEDIUM` or `LARGE`. */
  readonly radarCrossSection: string | null;
  /** Radius of the volume that no other object shall enter, m. */
  readonly exclusionVolume: number | null;
}

export function isConjunctionSummary(record: Element): boolean {
  const names = new Set(record.children.map((child) => child.name));
  return names.has('SAT_1_ID') || names.has('SAT1_ID') || names.has('MIN_RNG');
}

export function conjunctionSummary(record: Element, file: string): ConjunctionSummary {
  const values = new Map(record.children.map((child) => [child.name, child]));
  const text = (...names: readonly string[]): string | null => {
    const given = names
      .map((name) => values.get(name))
      .find((value) => value !== undefined && value.text.trim() !== '');
    return given?.text.trim() ?? null;
  };
  const fail = (names: readonly string[], expected: string): UserError => {
    const given = names.map((name) => values.get(name)).find((value) => value !== undefined);
    const what = given === undefined ? `${names[0]} is missing` : `${given.name} = ${quoted(given.text)}`;
    return malformed(file, given?.line ?? record.line, `${what}: expected ${expected}`, 'correct or add the value');
  };
  const numberFrom = (names: readonly string[], most = Number.POSITIVE_INFINITY): number | null => {
    const given = text(...names);
    if (given === null) return null;
    const value = decimal(given);
    if (!(value >= 0 && value <= most))
      throw fail(names, most === 1 ? 'a number from 0 to 1' : 'a number of at least 0');
    return value;
  };
  const timeFrom = (name: string): UtcTime | null => {
    const given = text(name);
    const time = given === null ? null : ommEpoch(given.replace(' ', 'T'));
    if (given !== null && time === null) throw fail([name], 'a time such as 2026-03-09T19:18:25.550');
    return time;
  };
  const objectFrom = (index: 1 | 2): SummaryObject => {
    const names = [`SAT_${index}_ID`, `SAT${index}_ID`];
    const catalogNumber = wholeNumber(text(...names) ?? '', 9);
    if (Number.isNaN(catalogNumber)) throw fail(names, 'a catalogue number');
    return {
      catalogNumber,
      name: text(`SAT_${index}_NAME`, `SAT${index}_NAME`),
      objectType: text(`SAT${index}_OBJECT_TYPE`, `SAT_${index}_OBJECT_TYPE`),
      radarCrossSection: text(`SAT${index}_RCS`, `SAT_${index}_RCS`),
      exclusionVolume: numberFrom([`SAT_${index}_EXCL_VOL`, `SAT${index}_EXCL_VOL`]),
    };
  };
  const tca = timeFrom('TCA');
  const missDistance = numberFrom(['MIN_RNG']);
  if (tca === null) throw fail(['TCA'], 'a time such as 2026-03-09T19:18:25.550');
  if (missDistance === null) throw fail(['MIN_RNG'], 'a distance in m');
  return {
    id: text('CDM_ID') ?? '',
    created: timeFrom('CREATED'),
    isEmergencyReportable: text('EMERGENCY_REPORTABLE') === 'Y',
    tca,
    missDistance,
    collisionProbability: numberFrom(['PC'], 1),
    objects: [objectFrom(1), objectFrom(2)],
  };
}

/** What to say to a summary where a message with states was asked for. */
export function onlySummary(file: string): UserError {
  const name = file === '' ? 'the text' : fileInMessage(file);
  return new UserError(
    'format-malformed',
    `${name} has summaries of conjunctions (Space-Track's cdm_public), without states and covariances`,
    "ask for the message itself: Space-Track's class cdm, or the CDM that your operator was sent",
  );
}
