/** From densities to places along the axis, 0 to 1, with round marks. */
export interface DensityScale {
  readonly marks: readonly number[];
  share(density: number): number;
}

/** Decades that a logarithmic axis shows below the greatest value. */
const DECADES = 4;

export function densityScale(most: number, isLogarithmic: boolean): DensityScale {
  return isLogarithmic ? logarithmic(most) : even(most);
}

function even(most: number): DensityScale {
  const step = roundStep(most / 3);
  const marks = [0];
  for (let k = 1; k * step <= most; k++) marks.push(k * step);
  return { marks, share: (density) => (most > 0 ? density / most : 0) };
}

function logarithmic(most: number): DensityScale {
  const top = Math.log10(Math.max(most, 1e-12));
  const first = Math.ceil(top - DECADES);
  const marks = Array.from({ length: Math.floor(top) - first + 1 }, (_, k) => 10 ** (first + k));
  return {
    marks,
    share: (density) => (density > 0 ? Math.max(0, (Math.log10(density) - top + DECADES) / DECADES) : 0),
  };
}

/** 1, 2 or 5 times a power of ten, not above the value. */
function roundStep(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const times = value / power;
  return power * (times >= 5 ? 5 : times >= 2 ? 2 : 1);
}
