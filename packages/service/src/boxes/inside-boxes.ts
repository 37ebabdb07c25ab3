import { addSeconds, type UtcTime } from '@clearway/astro';
import { APPROACH_COLUMNS } from '@clearway/screening';
import { objectState, type RunObject } from '../operator-ephemerides/run-object.ts';
import { type BoxRtnKm, type PrimaryBox, reachOfBox } from './primary-box.ts';

/** What a screening says about boxes: one for all primaries, one for each, or none. */
export interface WantedBoxes {
  readonly boxRtnKm?: BoxRtnKm;
  readonly boxes?: readonly PrimaryBox[];
}

/** How far the screening has to look to find all that is in the boxes; `thresholdKm` where there are none. */
export function reachOfBoxes({ boxRtnKm, boxes }: WantedBoxes, thresholdKm: number): number {
  if (boxes) return boxes.reduce((reach, box) => Math.max(reach, reachOfBox(box.boxRtnKm)), 0);
  return boxRtnKm ? reachOfBox(boxRtnKm) : thresholdKm;
}

/**
 * The packed rows whose components at TCA lie in the box of their primary. Of two primaries that meet, the one whose box
 * holds the other becomes the row's primary; where both do, the row stays as it is.
 * @param objectAt the objects that the rows count.
 */
export function rowsInsideBoxes(
  packed: Float64Array,
  objectAt: (place: number) => RunObject,
  start: UtcTime,
  wanted: WantedBoxes & { readonly primaryIds?: readonly number[] },
): Float64Array {
  const boxOf = boxesByNumber(wanted);
  if (boxOf === null) return packed;
  const kept: Float64Array[] = [];
  for (let at = 0; at < packed.length; at += APPROACH_COLUMNS) {
    const row = packed.subarray(at, at + APPROACH_COLUMNS);
    const primary = objectAt(row[0]!);
    const secondary = objectAt(row[1]!);
    const own = boxOf.get(primary.id);
    const other = boxOf.get(secondary.id);
    if (own && isInside(row, own)) {
      kept.push(row);
    } else if (other) {
      const turned = exchanged(row, primary, secondary, start);
      if (isInside(turned, other)) kept.push(turned);
    }
  }
  const rows = new Float64Array(kept.length * APPROACH_COLUMNS);
  kept.forEach((row, i) => {
    rows.set(row, i * APPROACH_COLUMNS);
  });
  return rows;
}

function boxesByNumber({
  boxRtnKm,
  boxes,
  primaryIds,
}: WantedBoxes & { readonly primaryIds?: readonly number[] }): ReadonlyMap<number, BoxRtnKm> | null {
  if (boxes) return new Map(boxes.map((box) => [box.primaryId, box.boxRtnKm]));
  return boxRtnKm ? new Map(primaryIds?.map((id) => [id, boxRtnKm])) : null;
}

const PRIMARY = 0;
const SECONDARY = 1;
const TCA = 2;
const RADIAL = 5;
const IN_TRACK = 6;
const CROSS_TRACK = 7;

function isInside(row: Float64Array, [radial, inTrack, crossTrack]: BoxRtnKm): boolean {
  return (
    Math.abs(row[RADIAL]!) <= radial && Math.abs(row[IN_TRACK]!) <= inTrack && Math.abs(row[CROSS_TRACK]!) <= crossTrack
  );
}

/** The same encounter seen from the other object. */
function exchanged(row: Float64Array, primary: RunObject, secondary: RunObject, start: UtcTime): Float64Array {
  const from = stateAt(secondary, start, row[TCA]!);
  const to = stateAt(primary, start, row[TCA]!);
  const position = from.subarray(0, 3);
  const normal = cross(position, from.subarray(3, 6));
  const inTrack = cross(normal, position);
  const away = to.map((value, axis) => value - from[axis]!);
  const turned = row.slice();
  turned[PRIMARY] = row[SECONDARY]!;
  turned[SECONDARY] = row[PRIMARY]!;
  turned[RADIAL] = dot(away, position) / Math.sqrt(dot(position, position));
  turned[IN_TRACK] = dot(away, inTrack) / Math.sqrt(dot(inTrack, inTrack));
  turned[CROSS_TRACK] = dot(away, normal) / Math.sqrt(dot(normal, normal));
  return turned;
}

/** Position (km) and velocity (km/s) in TEME, `seconds` after the start. */
function stateAt(object: RunObject, start: UtcTime, seconds: number): Float64Array {
  const state = new Float64Array(6);
  objectState(object, addSeconds(start, seconds), state);
  return state;
}

function dot(one: Float64Array, other: Float64Array): number {
  return one[0]! * other[0]! + one[1]! * other[1]! + one[2]! * other[2]!;
}

function cross(one: Float64Array, other: Float64Array): Float64Array {
  return Float64Array.of(
    one[1]! * other[2]! - one[2]! * other[1]!,
    one[2]! * other[0]! - one[0]! * other[2]!,
    one[0]! * other[1]! - one[1]! * other[0]!,
  );
}
