/** Close approaches of a burnt path, a row each: growing columns, so that a thousand burns a second leave no rubbish behind. */
export interface ApproachRows {
  count: number;
  /** Place in the corridor's objects. */
  object: Int32Array;
  /** s from the start of the corridor's day. */
  tca: Float64Array;
  missKm: Float64Array;
  speedKmS: Float64Array;
  /** Position (km) and velocity (km/s) of the satellite, then of the other object, TEME: twelve numbers a row. */
  states: Float64Array;
}

export function createRows(capacity = 256): ApproachRows {
  return {
    count: 0,
    object: new Int32Array(capacity),
    tca: new Float64Array(capacity),
    missKm: new Float64Array(capacity),
    speedKmS: new Float64Array(capacity),
    states: new Float64Array(12 * capacity),
  };
}

/** Adds a row with `relative` (other − satellite, six numbers) and the satellite's state. */
export function addRow(
  rows: ApproachRows,
  object: number,
  tca: number,
  own: Float64Array,
  relative: Float64Array,
): void {
  const k = rows.count;
  if (k === rows.object.length) grow(rows);
  rows.object[k] = object;
  rows.tca[k] = tca;
  rows.missKm[k] = Math.hypot(relative[0]!, relative[1]!, relative[2]!);
  rows.speedKmS[k] = Math.hypot(relative[3]!, relative[4]!, relative[5]!);
  for (let c = 0; c < 6; c++) {
    rows.states[12 * k + c] = own[c]!;
    rows.states[12 * k + 6 + c] = own[c]! + relative[c]!;
  }
  rows.count += 1;
}

/** Overwrites row `to` by row `from`. */
export function moveRow(rows: ApproachRows, from: number, to: number): void {
  rows.object[to] = rows.object[from]!;
  rows.tca[to] = rows.tca[from]!;
  rows.missKm[to] = rows.missKm[from]!;
  rows.speedKmS[to] = rows.speedKmS[from]!;
  rows.states.copyWithin(12 * to, 12 * from, 12 * from + 12);
}

function grow(rows: ApproachRows): void {
  const longer = createRows(2 * rows.object.length);
  longer.object.set(rows.object);
  longer.tca.set(rows.tca);
  longer.missKm.set(rows.missKm);
  longer.speedKmS.set(rows.speedKmS);
  longer.states.set(rows.states);
  const { count } = rows;
  Object.assign(rows, longer, { count });
}
