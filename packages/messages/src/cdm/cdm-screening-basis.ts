/** Whose orbits a screening rests on. */
export type ScreeningBasis =
  | 'element sets'
  | 'operator ephemerides'
  | 'element sets and operator ephemerides'
  /** States and covariances that a message brought. */
  | 'conjunction message';

/** Comments that a CDM of Clearway's own screening carries, so that nobody takes it for more than it is. */
export function basisComments(basis: ScreeningBasis): readonly string[] {
  if (basis === 'operator ephemerides') {
    return [
      'Basis: screening of ephemerides as their operators gave them.',
      "States and covariances are the operators' own.",
    ];
  }
  if (basis === 'conjunction message') {
    return ['Basis: states and covariances of a received conjunction data message.'];
  }
  const whose =
    basis === 'element sets' ? 'public element sets (SGP4)' : 'a public element set (SGP4) and an ephemeris';
  return [
    `Basis: screening of ${whose}.`,
    'Screening only: positions from element sets are uncertain by kilometres.',
    'Not a basis for a collision avoidance manoeuvre: ask for tracking data and the operator ephemeris.',
  ];
}
