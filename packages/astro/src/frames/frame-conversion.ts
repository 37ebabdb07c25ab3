import type { Covariance6, Vector3 } from '../encounters/encounter.ts';
import type { EarthAttitude } from '../orientation/earth-attitude.ts';
import { GCRF_TO_EME2000 } from '../orientation/frame-bias.ts';
import {
  covarianceWithTransport,
  type Matrix3,
  multiplied,
  rotateCovariance,
  rotated,
  transposed,
} from './rotation.ts';
import type { Frame, State } from './state.ts';

/** TEME → PEF: the turn by sidereal time, velocity relative to the Earth. */
export function pefFromTeme(state: State<'TEME'>, attitude: EarthAttitude): State<'PEF'> {
  return convertState(state, 'PEF', attitude);
}

export function temeFromPef(state: State<'PEF'>, attitude: EarthAttitude): State<'TEME'> {
  return convertState(state, 'TEME', attitude);
}

/** TEME → ITRF: sidereal time and polar motion, velocity relative to the Earth. */
export function itrfFromTeme(state: State<'TEME'>, attitude: EarthAttitude): State<'ITRF'> {
  return convertState(state, 'ITRF', attitude);
}

export function temeFromItrf(state: State<'ITRF'>, attitude: EarthAttitude): State<'TEME'> {
  return convertState(state, 'TEME', attitude);
}

export function gcrfFromTeme(state: State<'TEME'>, attitude: EarthAttitude): State<'GCRF'> {
  return convertState(state, 'GCRF', attitude);
}

export function temeFromGcrf(state: State<'GCRF'>, attitude: EarthAttitude): State<'TEME'> {
  return convertState(state, 'TEME', attitude);
}

export function itrfFromGcrf(state: State<'GCRF'>, attitude: EarthAttitude): State<'ITRF'> {
  return convertState(state, 'ITRF', attitude);
}

export function gcrfFromItrf(state: State<'ITRF'>, attitude: EarthAttitude): State<'GCRF'> {
  return convertState(state, 'GCRF', attitude);
}

export function eme2000FromTeme(state: State<'TEME'>, attitude: EarthAttitude): State<'EME2000'> {
  return convertState(state, 'EME2000', attitude);
}

export function temeFromEme2000(state: State<'EME2000'>, attitude: EarthAttitude): State<'TEME'> {
  return convertState(state, 'TEME', attitude);
}

/** GCRF → EME2000: the frame bias, the same at all times. */
export function eme2000FromGcrf(state: State<'GCRF'>): State<'EME2000'> {
  return { frame: 'EME2000', ...turned(GCRF_TO_EME2000, state) };
}

export function gcrfFromEme2000(state: State<'EME2000'>): State<'GCRF'> {
  return { frame: 'GCRF', ...turned(EME2000_TO_GCRF, state) };
}

const EME2000_TO_GCRF = transposed(GCRF_TO_EME2000);

/** A state in any other frame at the instant of `attitude`. */
export function convertState<To extends Frame>(state: State, to: To, attitude: EarthAttitude): State<To> {
  const { rotation, angularVelocityBefore, angularVelocityAfter } = frameChange(state.frame, to, attitude);
  const { position, velocity } = state;
  // Inertial velocity on the way: v + ω × r as it leaves a turning frame, v − ω × r as it enters one.
  const inertial = added(velocity, crossed(angularVelocityBefore, position));
  const newPosition = rotated(rotation, position);
  const newInertial = rotated(rotation, inertial);
  return {
    frame: to,
    position: newPosition,
    velocity: subtracted(newInertial, crossed(angularVelocityAfter, newPosition)),
  };
}

/**
 * A covariance in any other frame at the instant of `attitude`, the part of its velocity that comes from the turning of the
 * Earth included: what leaves ITRF is of the inertial velocity.
 */
export function convertCovariance(
  covariance: Covariance6,
  from: Frame,
  to: Frame,
  attitude: EarthAttitude,
): Covariance6 {
  const { rotation, angularVelocityBefore, angularVelocityAfter } = frameChange(from, to, attitude);
  const [x, y, z] = angularVelocityBefore;
  const inertial = isTurning(from) ? covarianceWithTransport(covariance, UNIT, [-x, -y, -z]) : covariance;
  const turnedCovariance = rotateCovariance(inertial, rotation);
  return isTurning(to) ? covarianceWithTransport(turnedCovariance, UNIT, angularVelocityAfter) : turnedCovariance;
}

/** What leads from one frame to another: a rotation, and the angular velocities (rad/s) of both in their own axes. */
export interface FrameChange {
  readonly rotation: Matrix3;
  readonly angularVelocityBefore: Vector3;
  readonly angularVelocityAfter: Vector3;
}

/** The change of frame for many states at one instant: see `convertState` for how velocities use it. */
export function frameChange(from: Frame, to: Frame, attitude: EarthAttitude): FrameChange {
  return {
    rotation: rotationBetween(from, to, attitude),
    angularVelocityBefore: angularVelocityOf(from, attitude),
    angularVelocityAfter: angularVelocityOf(to, attitude),
  };
}

function rotationBetween(from: Frame, to: Frame, attitude: EarthAttitude): Matrix3 {
  if (from === to) return UNIT;
  if (from === 'TEME' && to === 'GCRF') return attitude.temeToGcrf;
  if (from === 'TEME' && to === 'PEF') return attitude.temeToPef;
  if (from === 'ITRF' && to === 'PEF') return attitude.itrfToPef;
  if (isTurning(from) && isTurning(to)) return transposed(attitude.itrfToPef);
  // Between TEME and the Earth there is no need to go by GCRF.
  if (from === 'TEME' && to === 'ITRF') return multiplied(transposed(attitude.itrfToPef), attitude.temeToPef);
  if (to === 'TEME' && isTurning(from)) return transposed(rotationBetween('TEME', from, attitude));
  return multiplied(transposed(toGcrf(to, attitude)), toGcrf(from, attitude));
}

function toGcrf(from: Frame, attitude: EarthAttitude): Matrix3 {
  switch (from) {
    case 'GCRF':
      return UNIT;
    case 'EME2000':
      return EME2000_TO_GCRF;
    case 'TEME':
      return attitude.temeToGcrf;
    case 'MOD':
      return transposed(attitude.gcrfToMod);
    case 'TOD':
      return transposed(attitude.gcrfToTod);
    case 'PEF':
      return attitude.pefToGcrf;
    case 'ITRF':
      return multiplied(attitude.pefToGcrf, attitude.itrfToPef);
  }
}

const UNIT: Matrix3 = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
const STILL: Vector3 = [0, 0, 0];

function isTurning(frame: Frame): boolean {
  return frame === 'PEF' || frame === 'ITRF';
}

function angularVelocityOf(frame: Frame, attitude: EarthAttitude): Vector3 {
  const { rotationRate, itrfToPef } = attitude;
  if (frame === 'PEF') return [0, 0, rotationRate];
  // The pole of PEF in the axes of ITRF: the third row of the matrix.
  if (frame === 'ITRF')
    return [itrfToPef[6]! * rotationRate, itrfToPef[7]! * rotationRate, itrfToPef[8]! * rotationRate];
  return STILL;
}

function turned(rotation: Matrix3, state: State): { readonly position: Vector3; readonly velocity: Vector3 } {
  return { position: rotated(rotation, state.position), velocity: rotated(rotation, state.velocity) };
}

function crossed(a: Vector3, b: Vector3): Vector3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function added(a: Vector3, b: Vector3): Vector3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function subtracted(a: Vector3, b: Vector3): Vector3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}
