/**
 * A shell of a constellation: circular orbits of one inclination in evenly turned planes, one slot per satellite.
 * Altitudes are mean altitudes (semi-major axis from the published mean motion, less 6378.135 km).
 */
export interface ConstellationShell {
  readonly name: string;
  /** Satellites in the reference population. */
  readonly share: number;
  readonly altitudeKm: number;
  readonly inclinationDeg: number;
  /**
   * Planes in the reference population; they grow with the square root of the number of satellites, unless altitude
   * separates them.
   */
  readonly planes: number;
  /** Arc over which the ascending nodes are spread: 360 for a Walker delta pattern, 180 for a star. */
  readonly nodeArcDeg: 360 | 180;
  readonly eccentricity: number;
  /** Near 90 or 270: held there, J2 and J3 keep the orbit frozen. */
  readonly argumentOfPericenterDeg: number;
  /**
   * Share of the satellites that keep no slot (drifting to their place, or failed): these have a random place in
   * their plane and make nearly all approaches inside the shell.
   */
  readonly unslottedShare: number;
  /** Difference of altitude from one plane to the next, where the operator separates planes by altitude. */
  readonly planeAltitudeStepKm?: number;
  /** Median of B*, 1/Earth radii. */
  readonly bstar: number;
}

/**
 * Altitude, inclination and planes after the authorisations (FCC 21-48 for Starlink's first generation at 53.0°,
 * 53.2°, 70° and 97.6°; FCC 22-91 for its second at 53°, 43° and 33°; FCC 17-77 for OneWeb; FCC 20-102 for Kuiper;
 * the filings of Guowang and Qianfan at the ITU), with the altitudes and numbers found in orbit in March 2026, when
 * Starlink had lowered most of its satellites to 475–485 km. The numbers are counts per inclination and altitude
 * of the public catalogue, no element set is reproduced. `unslottedShare` is set so that approaches inside a shell
 * come as often as in the public catalogue.
 */
export const CONSTELLATION_SHELLS: readonly ConstellationShell[] = [
  shell('Starlink 53.2° low', 2480, 475.1, 53.16, 72, 1.2e-4, 88, 0.031, 5e-4),
  shell('Starlink 43° low', 1965, 483.0, 43.0, 72, 1.4e-4, 267, 0.098, 9e-4),
  shell('Starlink 43° low, second layer', 262, 485.6, 43.0, 24, 1.4e-4, 267, 0.5, 9e-4),
  shell('Starlink 53.2°', 1360, 539.6, 53.22, 72, 1.35e-4, 90, 0.006, 5e-5),
  shell('Starlink 53.05°', 780, 547.5, 53.05, 72, 1.4e-4, 90, 0.03, 1e-4),
  shell('Starlink 43°', 360, 558.9, 43.0, 28, 1.3e-4, 269, 0.3, 4e-5),
  shell('Starlink 70°', 700, 572.1, 70.0, 36, 3.0e-4, 269, 0.035, 9e-5),
  shell('Starlink 97.6°', 405, 549.6, 97.6, 10, 1.7e-4, 91, 0.1, 1.4e-4),
  shell('Starlink 97.6°, upper', 108, 562.9, 97.6, 10, 1.7e-4, 91, 0.1, 1.4e-4),
  shell('Starlink 53.2° very low', 318, 359.6, 53.16, 28, 1.2e-4, 88, 0.13, 3e-4),
  shell('Starlink 43° very low', 334, 356.1, 43.0, 28, 1.7e-4, 270, 0.047, 1e-3),
  shell('Starlink 97.6° very low', 128, 345.0, 97.6, 10, 1.7e-4, 91, 0.2, 1e-3),
  {
    ...shell('OneWeb', 650, 1175.5, 87.9, 12, 1.8e-4, 84, 0.01, 1e-4),
    nodeArcDeg: 180,
    planeAltitudeStepKm: 4,
  },
  shell('Kuiper', 125, 628.5, 51.9, 17, 1.5e-4, 90, 0.05, 1e-4),
  { ...shell('Qianfan', 86, 1068.5, 89.0, 6, 2e-4, 90, 0.1, 1e-4), nodeArcDeg: 180 },
  shell('Guowang 50°', 75, 1148.5, 50.0, 15, 2e-4, 90, 0.1, 1e-4),
  { ...shell('Guowang 86.5°', 57, 1166.5, 86.5, 6, 2e-4, 90, 0.1, 1e-4), nodeArcDeg: 180 },
  { ...shell('Iridium', 67, 776.4, 86.4, 6, 2.1e-4, 90, 0, 7e-5), nodeArcDeg: 180 },
  shell('Globalstar', 24, 1412.5, 52.0, 8, 2e-4, 90, 0, 5e-5),
  shell('Geesat', 60, 618.5, 50.0, 6, 3e-4, 90, 0.2, 2e-4),
];

function shell(
  name: string,
  share: number,
  altitudeKm: number,
  inclinationDeg: number,
  planes: number,
  eccentricity: number,
  argumentOfPericenterDeg: number,
  unslottedShare: number,
  bstar: number,
): ConstellationShell {
  return {
    name,
    share,
    altitudeKm,
    inclinationDeg,
    planes,
    nodeArcDeg: 360,
    eccentricity,
    argumentOfPericenterDeg,
    unslottedShare,
    bstar,
  };
}
