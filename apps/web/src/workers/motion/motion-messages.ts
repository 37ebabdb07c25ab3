import type { PackedCatalog } from '../../catalog/packed-catalog.ts';

/** What the page asks of the worker that moves objects. */
export type MotionRequest =
  | { readonly kind: 'load'; readonly kernelAddress: string; readonly nowMs: number }
  /** Reads the catalogue anew, where the service has another. */
  | { readonly kind: 'reload'; readonly nowMs: number }
  /**
   * States at the knots 2p and 2p + 1 of the grid of `stepMs`, for each of these pairs p, in this order; with `instead` in place of what
   * was asked for before and is not done.
   */
  | {
      readonly kind: 'knots';
      readonly generation: number;
      readonly stepMs: number;
      readonly pairs: readonly number[];
      readonly instead: boolean;
    };

/** The turning Earth and the Sun, for a page that knows no astronomy. */
export interface SkyMotion {
  readonly atMs: number;
  /** Greenwich mean sidereal angle, rad, and its rate. */
  readonly siderealAngle: number;
  readonly siderealRadPerMs: number;
  /** Direction of the Sun in TEME by days from `sunFromMs` on, three values a day. */
  readonly sunFromMs: number;
  readonly sunByDay: Float64Array<ArrayBuffer>;
}

export type MotionAnswer =
  | { readonly kind: 'sky'; readonly sky: SkyMotion }
  | {
      readonly kind: 'catalog';
      readonly generation: number;
      readonly catalog: PackedCatalog;
      /** The service's clock when the catalogue was written. */
      readonly clockMs: number;
    }
  | {
      readonly kind: 'knots';
      readonly generation: number;
      readonly stepMs: number;
      readonly pair: number;
      /** Six values an object (km and km/s, TEME), NaN where it has no state; of both knots. */
      readonly states: readonly [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>];
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly message: string; readonly notReady: boolean };
