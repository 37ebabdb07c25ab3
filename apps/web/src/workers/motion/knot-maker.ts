import type { CatalogDocument } from '@clearway/contract';
import { type Kernel, packSatellites, placeSatellites } from '@clearway/kernels';
import { NO_OPERATOR_MOTIONS, type OperatorMotions } from '../operator-motions.ts';
import { dayAndSecond, elementConstants, minutesFromEpoch } from './element-constants.ts';

/** Makes states of every object at two times. */
export interface KnotMaker {
  readonly count: number;
  /** Six values an object, km and km/s, TEME; NaN where it has no state at either time. */
  make(firstMs: number, secondMs: number): KnotStates;
}

export type KnotStates = [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>];

/** How far from now times may be asked for: the map's reach and two days, for clocks that go on while a page stays open. */
const REACH_SECONDS = 16 * 86_400;
const KNOTS = 2;
const COMPONENTS = 6;

/**
 * Lays the elements of a catalogue into the kernel. Takes some 100 ms for 30,000 objects. Where an operator's ephemeris speaks of both times, the
 * states are its own: one by it and one by elements would make a path that nobody flies.
 */
export function createKnotMaker(
  kernel: Kernel,
  catalog: CatalogDocument,
  nowMs: number,
  operators: OperatorMotions = NO_OPERATOR_MOTIONS,
): KnotMaker {
  const count = catalog.objects.object_id.length;
  const { sets, constants } = elementConstants(catalog);
  const start = dayAndSecond(nowMs).day;
  const offsets = Float64Array.from(constants, (c) => minutesFromEpoch(c, start));
  const batch = placeSatellites(kernel, packSatellites(constants, offsets, -REACH_SECONDS, REACH_SECONDS));

  const columnBytes = Math.ceil((count * 4) / 64) * 64;
  const records = kernel.allocate(count * 4);
  const deep = kernel.allocate(count);
  const times = kernel.allocate(KNOTS * 8);
  const scratch = kernel.allocate(KNOTS * COMPONENTS * 8);
  const knots = kernel.allocate(KNOTS * COMPONENTS * columnBytes);
  const worst = kernel.allocate(columnBytes);
  const batchRecords = kernel.ints32(batch.records, batch.count).slice();
  const batchDeep = kernel.bytes(batch.deep, batch.count).slice();
  let chosen: Int32Array | null = null;
  const withEphemeris = operators.objectIds
    .map((id) => ({ id, slot: catalog.objects.object_id.indexOf(id) }))
    .filter(({ slot }) => slot >= 0);
  const flown = new Float64Array(2 * COMPONENTS);
  const putFlown = (states: KnotStates, firstMs: number, secondMs: number): KnotStates => {
    for (const { id, slot } of withEphemeris) {
      if (!operators.stateAt(id, firstMs, flown, 0) || !operators.stateAt(id, secondMs, flown, COMPONENTS)) continue;
      states[0].set(flown.subarray(0, COMPONENTS), slot * COMPONENTS);
      states[1].set(flown.subarray(COMPONENTS), slot * COMPONENTS);
    }
    return states;
  };

  /** Points each object to the set that is in force. */
  const choose = (timeMs: number): Int32Array => {
    const inForce = sets.allInForce(timeMs);
    if (chosen?.every((set, slot) => set === inForce[slot])) return inForce;
    const recordView = kernel.ints32(records, count);
    const deepView = kernel.bytes(deep, count);
    for (let slot = 0; slot < count; slot++) {
      // Without elements: any record will do, its states are thrown away below.
      const set = Math.max(0, inForce[slot]!);
      recordView[slot] = batchRecords[set]!;
      deepView[slot] = batchDeep[set]!;
    }
    chosen = inForce;
    return inForce;
  };

  return {
    count,
    make(firstMs, secondMs) {
      if (batch.count === 0) {
        const nothing = (): Float32Array<ArrayBuffer> => new Float32Array(count * COMPONENTS).fill(Number.NaN);
        return putFlown([nothing(), nothing()], firstMs, secondMs);
      }
      const inForce = choose(firstMs);
      const { day, second } = dayAndSecond(firstMs);
      batch.anchor(day);
      kernel.floats64(times, KNOTS).set([second, second + (secondMs - firstMs) / 1000]);
      kernel.exports.propagateKnots(
        records,
        deep,
        count,
        times,
        KNOTS,
        KNOTS,
        0,
        worst,
        0,
        scratch,
        knots,
        columnBytes,
        worst,
      );
      const failed = kernel.floats32(worst, count);
      const make = (knot: number): Float32Array<ArrayBuffer> => {
        const states = new Float32Array(count * COMPONENTS);
        for (let component = 0; component < COMPONENTS; component++) {
          const column = kernel.floats32(knots + (knot * COMPONENTS + component) * columnBytes, count);
          for (let slot = 0, to = component; slot < count; slot++, to += COMPONENTS) states[to] = column[slot]!;
        }
        for (let slot = 0; slot < count; slot++) {
          if (failed[slot] === Number.POSITIVE_INFINITY || inForce[slot]! < 0) {
            states.fill(Number.NaN, slot * COMPONENTS, (slot + 1) * COMPONENTS);
          }
        }
        return states;
      };
      return putFlown([make(0), make(1)], firstMs, secondMs);
    },
  };
}
