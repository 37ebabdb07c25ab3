/** Text for HTML and SVG. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** From a value to a place. */
export type Scale = (value: number) => number;

export function linear([from, to]: readonly [number, number], [start, stop]: readonly [number, number]): Scale {
  const slope = to === from ? 0 : (stop - start) / (to - from);
  return (value) => start + (value - from) * slope;
}

/** Values below the least stand at it: a probability of 0 has no logarithm. */
export function logarithmic([from, to]: readonly [number, number], places: readonly [number, number]): Scale {
  const scale = linear([Math.log10(from), Math.log10(to)], places);
  return (value) => scale(Math.log10(Math.max(value, from)));
}

/** Round values of an axis: by 1, 2 or 5, some `count` of them. */
export function ticks(from: number, to: number, count = 5): number[] {
  const rough = (to - from) / count;
  if (!(rough > 0)) return [from];
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * decade).find((each) => each >= rough)!;
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

/** Values of a logarithmic axis: by decades, or by 1, 2, 5 where there are few of them. */
export function decades(from: number, to: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(from) - 1e-9), Math.floor(Math.log10(to) + 1e-9)];
  if (last - first < 2) {
    return [first - 1, first, last, last + 1]
      .filter((decade, k, all) => all.indexOf(decade) === k)
      .flatMap((decade) => [1, 2, 5].map((step) => Number((step * 10 ** decade).toPrecision(3))))
      .filter((value) => value >= from && value <= to);
  }
  const step = Math.max(1, Math.ceil((last - first) / 6));
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, k) => 10 ** (first + k * step));
}

/** A time without its fractions of a second. */
export function moment(utc: string | null | undefined): string {
  return utc ? utc.slice(0, 19).replace('T', ' ') : '–';
}

export function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const FRAME: Frame = { width: 640, height: 300, left: 78, right: 16, top: 14, bottom: 44 };

export interface Axis {
  readonly scale: Scale;
  readonly at: readonly number[];
  readonly text: (value: number) => string;
  readonly title: string;
}

/** Lines and words of both axes. */
export function axes(frame: Frame, x: Axis, y: Axis): string {
  const { width, height, left, right, top, bottom } = frame;
  const [floor, end] = [height - bottom, width - right];
  const across = x.at.map(
    (value) =>
      `<path class="grid" d="M${round(x.scale(value))} ${top}V${floor}"/><text x="${round(x.scale(value))}" y="${floor + 16}" text-anchor="middle">${escaped(x.text(value))}</text>`,
  );
  const up = y.at.map(
    (value) =>
      `<path class="grid" d="M${left} ${round(y.scale(value))}H${end}"/><text x="${left - 6}" y="${round(y.scale(value) + 4)}" text-anchor="end">${escaped(y.text(value))}</text>`,
  );
  return [
    ...across,
    ...up,
    `<path class="axis" d="M${left} ${top}V${floor}H${end}"/>`,
    `<text x="${(left + end) / 2}" y="${height - 6}" text-anchor="middle">${escaped(x.title)}</text>`,
    `<text x="12" y="${(top + floor) / 2}" text-anchor="middle" transform="rotate(-90 12 ${(top + floor) / 2})">${escaped(y.title)}</text>`,
  ].join('');
}

/** A picture with what it shows in words. */
export function figure(frame: Pick<Frame, 'width' | 'height'>, title: string, caption: string, body: string): string {
  return `<figure><svg width="${frame.width}" height="${frame.height}" viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-label="${escaped(title)}">${body}</svg><figcaption><b>${escaped(title)}.</b> ${escaped(caption)}</figcaption></figure>`;
}

export function probabilityText(value: number | null): string {
  if (value === null) return '–';
  return value === 0 ? '0' : value >= 0.001 ? value.toPrecision(3) : value.toExponential(2);
}
