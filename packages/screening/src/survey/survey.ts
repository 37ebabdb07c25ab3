import type { Sgp4Constants } from '@clearway/astro';
import type { Kernel, SatelliteBatch } from '@clearway/kernels';
import { dayOfUs, secondOfDay } from '../close-approaches/utc-days.ts';
import { createOsculatingSamples } from './osculating-samples.ts';
import { createVelocityDefect } from './velocity-defect.ts';

/** What is known of each object over the window before it is screened. */
export interface Survey {
  /** Least perigee and greatest apogee radius (km) and greatest eccentricity of the osculating orbits, with a margin. */
  readonly perigees: Float64Array;
  readonly apogees: Float64Array;
  readonly eccentricities: Float64Array;
  /** How far velocities are at most from being the derivatives of positions, km/s. */
  readonly velocityDefects: Float64Array;
  /** Half a revolution, s. */
  readonly halfPeriods: Float64Array;
}

/** What is to be surveyed; by default everything of all objects. */
export interface SurveyScope {
  /** Objects at which this is 0 are known to be well and not looked at: their extents stay 0. */
  readonly only?: Uint8Array;
  /** Only extents, from fewer samples: enough where no step of a sweep depends on them. */
  readonly brief?: boolean;
}

const SAMPLES = 64;
const BRIEF_SAMPLES = 16;
/** Osculating extremes wander by less than this between samples (short-period terms of J2, and drag), km. */
const EXTENT_MARGIN_KM = 10;
const ECCENTRICITY_MARGIN = 0.002;
const PAUSE_EVERY = 512;

/**
 * Looks over the objects of `batch` (constants in `satellites`) for the extent of their orbits over a window that begins at `startUs`
 * (microseconds since 1970-01-01 UTC). `pause` is awaited every few milliseconds, so that a
 * caller can stay responsive and end the survey by throwing.
 */
export async function surveyObjects(
  kernel: Kernel,
  batch: SatelliteBatch,
  satellites: readonly Sgp4Constants[],
  startUs: number,
  durationSeconds: number,
  pause: () => Promise<void>,
  scope: SurveyScope = {},
): Promise<Survey> {
  const n = batch.count;
  const survey: Survey = {
    perigees: new Float64Array(n),
    apogees: new Float64Array(n),
    eccentricities: new Float64Array(n),
    velocityDefects: new Float64Array(n),
    halfPeriods: new Float64Array(n),
  };
  const samplesOf = createOsculatingSamples(kernel, batch, scope.brief ? BRIEF_SAMPLES : SAMPLES);
  const velocityDefect = scope.brief ? null : createVelocityDefect(kernel, batch, satellites);
  const day = dayOfUs(startUs);
  const from = secondOfDay(startUs, day);
  for (let i = 0; i < n; i++) {
    if (i % PAUSE_EVERY === PAUSE_EVERY - 1) await pause();
    survey.halfPeriods[i] = (Math.PI / satellites[i]!.noUnkozai) * 60;
    if (scope.only?.[i] === 0) continue;
    const { perigee, apogee, eccentricity } = samplesOf(i, day, from, durationSeconds);
    survey.perigees[i] = perigee - EXTENT_MARGIN_KM;
    survey.apogees[i] = apogee + EXTENT_MARGIN_KM;
    survey.eccentricities[i] = Math.min(0.98, eccentricity + ECCENTRICITY_MARGIN);
    if (velocityDefect) survey.velocityDefects[i] = velocityDefect(i, day, from, durationSeconds);
    if (!Number.isFinite(perigee)) {
      // It fails all along: whatever it is said to be, it is never there.
      survey.perigees[i] = 6400;
      survey.apogees[i] = 6500;
      survey.eccentricities[i] = 0.5;
    }
  }
  return survey;
}
