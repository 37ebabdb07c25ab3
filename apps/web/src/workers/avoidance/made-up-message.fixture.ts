import { type EncounterObject, parseUtc, type Vector3 } from '@clearway/astro';
import { cdmFromEncounter, formatCdm } from '@clearway/messages';

const MU_KM3_S2 = 398_600.4418;
const RADIUS_KM = 7100;

/** Where the made-up encounter is. */
export const TCA = '2026-03-12T12:00:00Z';
export const HARD_BODY_KM = 0.02;

/**
 * Two circular orbits that cross at 90°, 120 m apart in height and 60 m in time, σ 50 to 150 m: as a message in EME2000, in which the first
 * object can manoeuvre. With `covariances` false none is known.
 */
export function madeUpMessage(covariances = true): string {
  const speed = Math.sqrt(MU_KM3_S2 / RADIUS_KM);
  const object = (id: number, position: Vector3, velocity: Vector3, sigmas: Vector3): EncounterObject => {
    const covariance = new Float64Array(36);
    sigmas.forEach((sigma, k) => {
      covariance[7 * k] = sigma ** 2;
      covariance[7 * (k + 3)] = 1e-10;
    });
    return {
      id,
      name: id === 11111 ? 'MOVER' : 'OTHER',
      position,
      velocity,
      covariance: covariances ? covariance : null,
      isPositionOnly: false,
    };
  };
  const details = {
    internationalDesignator: null,
    objectType: 'PAYLOAD',
    ephemerisName: null,
    covarianceSource: 'made up',
    isDefaultCovariance: false,
  } as const;
  const message = cdmFromEncounter({
    encounter: {
      tca: parseUtc(TCA)!,
      primary: object(11111, [RADIUS_KM, 0, 0], [0, speed, 0], [0.05, 0.15, 0.06]),
      secondary: object(22222, [RADIUS_KM + 0.12, 0.03, -0.03], [0, 0.0001, speed], [0.08, 0.06, 0.12]),
      hardBodyRadiusKm: HARD_BODY_KM,
    },
    frame: 'EME2000',
    creationDate: parseUtc('2026-03-11T00:00:00Z')!,
    messageId: 'MADE-UP',
    messageFor: null,
    basis: 'element sets',
    screeningPeriod: null,
    probability: null,
    comments: [],
    primary: { ...details, isManeuverable: true },
    secondary: { ...details, isManeuverable: false },
  });
  return formatCdm(message, 'KVN');
}
