import type { KeplerianElements } from './keplerian-elements.ts';

/** Bound orbits of every shape and tilt, e to 0.95 and i from 0 to π, of six numbers from 0 to 1. */
export function orbitOf(parts: readonly number[]): KeplerianElements {
  const [a, e, i, node, pericenter, anomaly] = parts as [number, number, number, number, number, number];
  return {
    semiMajorAxis: 6600 + a * 38_400,
    eccentricity: e * 0.95,
    inclination: i * Math.PI,
    rightAscensionOfAscendingNode: node * 6.28,
    argumentOfPericenter: pericenter * 6.28,
    trueAnomaly: anomaly * 6.28,
  };
}

/** The larger of the relative differences of position and velocity. */
export function stateDifference(actual: Float64Array, expected: Float64Array): number {
  const part = (from: number): number => {
    let difference = 0;
    let size = 0;
    for (let i = from; i < from + 3; i++) {
      difference += (actual[i]! - expected[i]!) ** 2;
      size += expected[i]! ** 2;
    }
    return Math.sqrt(difference / size);
  };
  return Math.max(part(0), part(3));
}
