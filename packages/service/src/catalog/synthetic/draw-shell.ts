import { EARTH_RADIUS_KM } from '@clearway/astro';
import type { ConstellationShell } from './constellation-shell.ts';
import { largestLastingBstar } from './drag.ts';
import type { DrawnOrbit } from './drawn-orbit.ts';
import { drawBetween, drawLogNormal, drawNormal, type Random } from './random.ts';
import type { Stratum } from './stratum.ts';
import { widestPhasing } from './walker-phasing.ts';

/** Station keeping inside a slot, along the orbit: 0.03° is 3.6 km, small against the distance between slots. */
const SLOT_KEEPING_DEG = 0.03;
/** One metre of semi-major axis moves a satellite 1 km along its orbit in a week. */
const SLOTTED_ALTITUDE_SIGMA_KM = 0.002;
const UNSLOTTED_ALTITUDE_SIGMA_KM = 0.3;
const INCLINATION_SIGMA_DEG = 0.001;
const NODE_SIGMA_DEG = 0.02;
const ECCENTRICITY_SIGMA_LN = 0.2;
const PERICENTER_SIGMA_DEG = 15;
/** Satellites of a shell are alike, so their drag hardly differs; otherwise it would pull slots apart in days. */
const BSTAR_SIGMA_LN = 0.02;

/** A shell of satellites, most of which keep their slots and so keep clear of each other. */
export function shellStratum(shell: ConstellationShell): Stratum {
  return {
    kind: 'payload',
    share: shell.share,
    draw: (count, random) => drawShell(shell, count, random),
  };
}

function* drawShell(shell: ConstellationShell, count: number, random: Random): Generator<DrawnOrbit> {
  const planeAltitudeStepKm = shell.planeAltitudeStepKm ?? 0;
  // More planes at the same steps would spread the shell, at smaller steps bring its planes within reach of each other.
  const growth = planeAltitudeStepKm > 0 ? 1 : Math.sqrt(count / shell.share);
  const planes = Math.min(count, Math.max(1, Math.round(shell.planes * growth)));
  const slots = Math.ceil(count / planes);
  const phasing = widestPhasing(planes, slots, shell.inclinationDeg, shell.nodeArcDeg);
  const firstNodeDeg = drawBetween(random, 0, 360);
  const firstPhaseDeg = drawBetween(random, 0, 360);
  const planeSpacingDeg = shell.nodeArcDeg / planes;

  // Planes at different altitudes drift through each other's phases: no phasing holds. Their phases then follow squares,
  // so that the differences between neighbours are spread evenly and no two pairs of planes meet at once.
  const slotsAhead = (plane: number): number =>
    planeAltitudeStepKm > 0 ? (plane * plane) / (2 * planes) : (plane * phasing) / planes;

  for (let index = 0; index < count; index++) {
    const plane = Math.floor((index * planes) / count);
    const slot = index - Math.ceil((plane * count) / planes);
    const slotted = random() >= shell.unslottedShare;
    const nodeOffsetDeg = slotted
      ? NODE_SIGMA_DEG * drawNormal(random)
      : drawBetween(random, -planeSpacingDeg / 2, planeSpacingDeg / 2);
    const argumentOfLatitudeDeg = slotted
      ? firstPhaseDeg + (slot + slotsAhead(plane)) * (360 / slots) + SLOT_KEEPING_DEG * drawNormal(random)
      : drawBetween(random, 0, 360);
    const altitudeSigmaKm = slotted ? SLOTTED_ALTITUDE_SIGMA_KM : UNSLOTTED_ALTITUDE_SIGMA_KM;
    const semiMajorAxisKm =
      EARTH_RADIUS_KM + shell.altitudeKm + planeAltitudeStepKm * plane + altitudeSigmaKm * drawNormal(random);
    const eccentricity = drawLogNormal(random, shell.eccentricity, ECCENTRICITY_SIGMA_LN);
    const argumentOfPericenterDeg = shell.argumentOfPericenterDeg + PERICENTER_SIGMA_DEG * drawNormal(random);
    yield {
      semiMajorAxisKm,
      eccentricity,
      inclinationDeg: shell.inclinationDeg + INCLINATION_SIGMA_DEG * drawNormal(random),
      raanDeg: firstNodeDeg + plane * planeSpacingDeg + nodeOffsetDeg,
      argumentOfPericenterDeg,
      meanAnomalyDeg: argumentOfLatitudeDeg - argumentOfPericenterDeg,
      bstar: Math.min(
        drawLogNormal(random, shell.bstar, BSTAR_SIGMA_LN),
        largestLastingBstar(semiMajorAxisKm, eccentricity),
      ),
    };
  }
}
