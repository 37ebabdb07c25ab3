import type { EventDocument } from '@clearway/contract';
import type { Encounter } from '../workers/questions/encounter.ts';
import type { PairMotion } from './relative-motion.ts';

/** Something about an encounter that has to be said before its numbers are believed. */
export type Remark =
  | { readonly kind: 'cleared' }
  /** By the elements as they are now it is another encounter than the event's. */
  | {
      readonly kind: 'changed';
      readonly missKm: number;
      readonly tcaMs: number;
      readonly nowMissKm: number;
      readonly nowTcaMs: number;
    }
  /** The distance falls all the time, or grows. */
  | { readonly kind: 'no-minimum' }
  /** They stay near each other so long. */
  | { readonly kind: 'slow'; readonly withinKm: number; readonly seconds: number; readonly isWhole: boolean }
  | { readonly kind: 'old-elements'; readonly days: number };

const SLOW_KM_S = 0.1;
const OLD_DAYS = 7;
/** Smaller changes are rounding, or below what can be seen. */
const CHANGED_SECONDS = 0.5;
const CHANGED_KM = 0.05;
const CHANGED_SHARE = 0.1;
const DAY_MS = 86_400_000;

export function remarksOn(encounter: Encounter, event: EventDocument | null, motion: PairMotion): readonly Remark[] {
  const remarks: Remark[] = [];
  const isSlow = encounter.relativeSpeedKmS < SLOW_KM_S;
  if (event?.state === 'cleared') remarks.push({ kind: 'cleared' });
  if (!encounter.isMinimum) remarks.push({ kind: 'no-minimum' });
  if (event !== null) {
    const tcaMs = Date.parse(event.tca_utc);
    const missKm = event.miss_distance_km;
    const shift = Math.abs(encounter.tcaMs - tcaMs) / 1000;
    const other = Math.abs(encounter.missDistanceKm - missKm);
    if (shift > CHANGED_SECONDS || other > Math.max(CHANGED_KM, CHANGED_SHARE * missKm)) {
      remarks.push({ kind: 'changed', missKm, tcaMs, nowMissKm: encounter.missDistanceKm, nowTcaMs: encounter.tcaMs });
    }
  }
  if (isSlow) {
    const withinKm = Math.max(1, Math.ceil(2 * encounter.missDistanceKm));
    remarks.push({ kind: 'slow', withinKm, ...stayWithin(motion, withinKm) });
  }
  const epochs = [encounter.primary, encounter.secondary].map(({ byEphemeris, epochMs }) =>
    byEphemeris ? encounter.tcaMs : epochMs,
  );
  const oldest = Math.min(...epochs);
  const days = (encounter.tcaMs - oldest) / DAY_MS;
  if (days > OLD_DAYS) remarks.push({ kind: 'old-elements', days });
  return remarks;
}

const LOOKS = 2000;

/** How long about the closest approach they are nearer than that; `isWhole` where that is the whole span. */
export function stayWithin(motion: PairMotion, km: number): { readonly seconds: number; readonly isWhole: boolean } {
  const reach = (end: number): number => {
    for (let look = 1; look <= LOOKS; look++) {
      const at = (end * look) / LOOKS;
      const [r, t, n] = motion.separation(at);
      if (Math.hypot(r, t, n) > km) return Math.abs((end * (look - 1)) / LOOKS);
    }
    return Math.abs(end);
  };
  const seconds = reach(motion.from) + reach(motion.to);
  return { seconds, isWhole: seconds >= motion.to - motion.from - 1e-6 };
}
