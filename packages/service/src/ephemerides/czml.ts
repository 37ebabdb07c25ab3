import { formatUtc, greenwichSiderealTime, julianDate } from '@clearway/astro';
import { SCREENING_ONLY } from '../covariance/risk-basis.ts';
import { type EphemerisOf, isOperatorSegment, timeOf } from './ephemeris-request.ts';
import type { EphemerisStates } from './ephemeris-states.ts';
import type { EphemerisText } from './ephemeris-text.ts';

const TURNED =
  'turned from TEME to Earth-fixed by Greenwich mean sidereal time alone (UT1 taken as UTC, no polar motion): ' +
  'less than half a kilometre from ITRF in low orbits.';

/** By what the positions are, in order of time, and what they are worth. */
function commentOf(of: EphemerisOf, { parts }: EphemerisStates): string {
  const said = parts.map(({ first, segment }, k) => {
    const from = k === 0 ? '' : `from ${formatUtc(timeOf(of, first))} `;
    return isOperatorSegment(segment) ? `${from}by the operator's ephemeris` : `${from}by SGP4 (${SCREENING_ONLY})`;
  });
  return `Positions ${said.join(', ')}, ${TURNED}`;
}

/**
 * CZML for Cesium: a document and one packet with positions in metres. Earth-fixed, for CZML's `INERTIAL` is ICRF, from which TEME
 * is turned by a third of a degree.
 */
export function ephemerisCzml(of: EphemerisOf, all: EphemerisStates): EphemerisText {
  const { states, count, stopped } = all;
  const comment = commentOf(of, all);
  const last = timeOf(of, count - 1);
  const interval = `${formatUtc(of.start)}/${formatUtc(last)}`;
  const document = {
    id: 'document',
    name: `${of.name} (${of.objectId})`,
    version: '1.0',
    clock: { interval, currentTime: formatUtc(of.start), multiplier: 60 },
  };
  const packet = {
    id: String(of.objectId),
    name: of.name,
    availability: interval,
    properties: {
      comment: stopped === null ? comment : `${comment} Ends before ${formatUtc(stopped.at)}: ${stopped.reason}.`,
      object_id: of.objectId,
      ...(of.cospar === null ? {} : { cospar_id: of.cospar }),
    },
    point: { pixelSize: 6, color: { rgba: [255, 255, 255, 255] } },
    label: { text: of.name, font: '12px sans-serif', pixelOffset: { cartesian2: [0, -14] } },
  };
  const position = {
    referenceFrame: 'FIXED',
    epoch: formatUtc(of.start),
    interpolationAlgorithm: 'LAGRANGE',
    interpolationDegree: Math.min(5, Math.max(1, count - 1)),
  };
  const fixed = new Float64Array(3);
  return {
    head:
      `[${JSON.stringify(document)},\n${JSON.stringify(packet).slice(0, -1)},` +
      `"position":${JSON.stringify(position).slice(0, -1)},"cartesian":[\n`,
    state: (k) => {
      const { day, fraction } = julianDate(timeOf(of, k));
      turnToEarthFixed(states, k * 6, greenwichSiderealTime(day + fraction), fixed);
      const metres = Array.from(fixed, (km) => (km * 1000).toFixed(3));
      return `${k === 0 ? '' : ',\n'}${k * of.stepSeconds},${metres.join(',')}`;
    },
    tail: '\n]}}]\n',
  };
}

/** Position in PEF from one in TEME (three values from `offset`), by the sidereal time, rad: AIAA 2006-6753, appendix C. */
function turnToEarthFixed(states: Float64Array, offset: number, gmst: number, out: Float64Array): void {
  const x = states[offset]!;
  const y = states[offset + 1]!;
  out[0] = Math.cos(gmst) * x + Math.sin(gmst) * y;
  out[1] = Math.cos(gmst) * y - Math.sin(gmst) * x;
  out[2] = states[offset + 2]!;
}
