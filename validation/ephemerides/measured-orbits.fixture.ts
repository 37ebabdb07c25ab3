import { dayFromCalendar, type EphemerisPoints, parseUtc, secondsBetween } from '@clearway/astro';
import { referenceText } from '../reference-data.ts';

type Rows = readonly (readonly [time: number, ...state: readonly number[]])[];

/** Points of rows of a time (s) with three or six numbers (km, km/s). */
export function pointsOf(rows: Rows, more: Partial<EphemerisPoints> = {}): EphemerisPoints {
  const states = new Float64Array(6 * rows.length);
  for (const [i, [, ...state]] of rows.entries()) states.set(state, 6 * i);
  const hasVelocity = rows.every((row) => row.length === 7);
  return { times: Float64Array.from(rows, ([time]) => time), states, hasVelocity, method: null, degree: null, ...more };
}

/** States of an OEM in XML, times from midnight of its first day. */
export function oemXmlRows(file: string): Rows {
  const xml = referenceText(file);
  const vectors = [...xml.matchAll(/<stateVector>\s*<EPOCH>([^<]+)<\/EPOCH>([\s\S]*?)<\/stateVector>/g)];
  const origin = { day: parseUtc(vectors[0]![1]!)!.day, second: 0 };
  return vectors.map(([, epoch, numbers]) => [
    secondsBetween(origin, parseUtc(epoch!)!),
    ...[...numbers!.matchAll(/>\s*([-+.\deE]+)\s*</g)].map(([, value]) => Number(value)),
  ]);
}

/** Positions of a CPF prediction of the ILRS, Earth-fixed, times from the day of its first record. */
export function cpfRows(file: string): Rows {
  const records = referenceText(file)
    .split('\n')
    .filter((line) => line.startsWith('10 '))
    .map((line) => line.trim().split(/\s+/).map(Number));
  const [, , firstDay] = records[0]!;
  return records.map((values) => [
    (values[2]! - firstDay!) * 86_400 + values[3]!,
    values[5]! / 1000,
    values[6]! / 1000,
    values[7]! / 1000,
  ]);
}

/** Orbits of an SP3 file by satellite, Earth-fixed, with velocities where it has them; times from its first epoch. */
export function sp3Rows(file: string): ReadonlyMap<string, Rows> {
  const orbits = new Map<string, [number, ...number[]][]>();
  let start: number | null = null;
  let time = 0;
  for (const line of referenceText(file).split('\n')) {
    if (line.startsWith('* ')) {
      const [, year, month, day, hour, minute, second] = line.split(/\s+/).map(Number);
      const days = dayFromCalendar(year!, month!, day!);
      const seconds = days * 86_400 + hour! * 3600 + minute! * 60 + second!;
      start ??= seconds;
      time = seconds - start;
    } else if (/^[PV][A-Z]\d\d/.test(line)) {
      const satellite = line.slice(1, 4);
      const values = [line.slice(4, 18), line.slice(18, 32), line.slice(32, 46)].map(Number);
      if (line.startsWith('P')) {
        const rows = orbits.get(satellite) ?? [];
        orbits.set(satellite, rows);
        // A position of zeros is one that is missing.
        if (values.some((value) => value !== 0)) rows.push([time, ...values]);
      } else {
        orbits
          .get(satellite)
          ?.at(-1)
          ?.push(...values.map((value) => value / 1e4));
      }
    }
  }
  return orbits;
}
