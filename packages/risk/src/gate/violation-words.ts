import type { GatedMethod, Violation } from './usage-violations.ts';

/** The methods as people call them. */
export const METHOD_WORDS: Readonly<Record<GatedMethod, string>> = {
  Pc2D: 'the 2D probability',
  Nc2D: '2D-Nc',
  Nc3D: '3D-Nc',
  MonteCarlo: 'Monte Carlo',
};

const COMPARED_WITH: Readonly<Record<GatedMethod, string>> = {
  Pc2D: '2D-Nc, which follows the curved orbits',
  Nc2D: '3D-Nc, which makes no assumption about the time it takes',
  Nc3D: '',
  MonteCarlo: '',
};

/** A broken condition as part of a sentence: "the encounter lasts 12 % of a revolution, more than 2 %". */
export function violationWords(method: GatedMethod, { code, value, cutOff }: Violation): string {
  switch (code) {
    case 'non-positive-definite':
      return 'a covariance was not positive definite and had to be repaired';
    case 'extended':
      return `the encounter lasts ${percent(value)} of a revolution, more than ${percent(cutOff)}`;
    case 'offset':
      return method === 'Nc3D'
        ? `the encounter reaches ${percent(value)} of the way to half a revolution from TCA, more than ${percent(cutOff)}`
        : `a collision is likeliest ${percent(value)} of a revolution away from TCA, more than ${percent(cutOff)}`;
    case 'inaccurate':
      return method === 'Nc3D'
        ? 'its integral did not settle or a collision is possible beyond the time it covers'
        : `its value differs by ${percent(value)} from that of ${COMPARED_WITH[method]}; ${percent(cutOff)} are allowed`;
  }
}

/** Two digits: "0.28 %", "61 %", "340 %". */
function percent(part: number): string {
  const value = 100 * part;
  return `${value < 10 ? Number(value.toPrecision(2)) : Math.round(value)} %`;
}
