import {
  type Encounter,
  type EncounterObject,
  parseUtc,
  rotateCovariance,
  rtnRotation,
  transposed,
  type Vector3,
} from '@clearway/astro';

/**
 * Encounters as conjunction messages tell of: two objects some 7,000 km out on nearly circular orbits that cross at any angle,
 * up to a kilometre apart, known to some tens of metres across and hundreds along their tracks. The same every time.
 */
export function trialEncounters(count: number): Encounter[] {
  const random = sequence();
  const tca = parseUtc('2026-01-01T00:00:00Z')!;
  return Array.from({ length: count }, () => {
    const radius = 6800 + 800 * random();
    const angle = 0.3 + 2.5 * random();
    const speed = Math.sqrt(398_600.4418 / radius);
    const miss = (): number => 0.6 * (random() - 0.5);
    const position: Vector3 = [radius + miss(), miss(), miss()];
    return {
      tca,
      primary: object([radius, 0, 0], [0, speed, 0], random),
      secondary: object(
        position,
        [0.02 * speed * (random() - 0.5), speed * Math.cos(angle), speed * Math.sin(angle)],
        random,
      ),
      hardBodyRadiusKm: 0.005 + 0.01 * random(),
    };
  });
}

/** What tracking leaves: the position along the track and the speed outwards are two sides of one error of the period. */
function object(position: Vector3, velocity: Vector3, random: () => number): EncounterObject {
  const radial = 0.01 + 0.04 * random();
  const inTrack = 0.1 + 0.5 * random();
  const crossTrack = 0.01 + 0.04 * random();
  const motion = Math.hypot(...velocity) / Math.hypot(...position);
  const sigmas = [radial, inTrack, crossTrack, motion * inTrack, motion * radial, motion * crossTrack];
  const covariance = new Float64Array(36);
  for (const [i, sigma] of sigmas.entries()) covariance[7 * i] = sigma * sigma;
  for (const [i, j] of [
    [1, 3],
    [0, 4],
  ] as const) {
    covariance[6 * i + j] = -0.99 * sigmas[i]! * sigmas[j]!;
    covariance[6 * j + i] = covariance[6 * i + j]!;
  }
  const toInertial = transposed(rtnRotation(position, velocity));
  return {
    id: null,
    name: null,
    position,
    velocity,
    covariance: rotateCovariance(covariance, toInertial),
    isPositionOnly: false,
  };
}

/** Numbers in [0, 1) of a linear congruence (Numerical Recipes): good enough to vary trials. */
function sequence(): () => number {
  let state = 12_345;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
