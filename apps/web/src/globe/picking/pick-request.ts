import type { KnotInterval } from '../../motion/hermite.ts';
import type { ScreenProjection } from '../camera/screen-projection.ts';

/** What is asked of a place on screen. */
export interface PickRequest {
  readonly interval: KnotInterval;
  readonly share: number;
  readonly siderealAngle: number;
  readonly projection: ScreenProjection;
  /** As drawn: four bytes an object, the last its size; 0 is not drawn. */
  readonly styles: Uint8Array;
  readonly x: number;
  readonly y: number;
  readonly reachPixels: number;
  /** Slots that are drawn on top: of two as near, these are meant. */
  readonly preferred: readonly number[];
}
