import { expect, test } from 'vitest';
import { erf, erfc, erfcx } from './error-function.ts';
import { logNormalAround } from './log-normal-around.ts';

/** x, erf, erfc, erfcx of the double x: computed with 60 digits by mpmath 1.3. */
const TABLE: readonly (readonly [number, number, number, number])[] = [
  [1e-300, 1.1283791670955126e-300, 1, 1],
  [1e-10, 1.1283791670955126e-10, 0.999999999887162, 0.999999999887162],
  [0.001, 0.0011283787909692365, 0.9988716212090307, 0.9988726200811514],
  [0.3, 0.3286267594591274, 0.6713732405408726, 0.7345993345676551],
  [0.5, 0.5204998778130465, 0.4795001221869535, 0.6156903441929259],
  [0.99, 0.8385080695553698, 0.1614919304446302, 0.4303312130641483],
  [1, 0.8427007929497149, 0.15729920705028513, 0.427583576155807],
  [1.01, 0.8468104962282768, 0.1531895037717233, 0.4248668143112],
  [1.7, 0.9837904585907745, 0.01620954140922544, 0.2916632970753435],
  [2, 0.9953222650189527, 0.004677734981047266, 0.25539567631050575],
  [2.75, 0.9998993780778803, 0.00010062192211963683, 0.1936620962790687],
  [4, 0.9999999845827421, 1.541725790028002e-8, 0.13699945762506138],
  [5.9, 0.9999999999999999, 7.190409783550478e-17, 0.09430713614832703],
  [8, 1, 1.1224297172982926e-29, 0.06998516620088092],
  [12.5, 1, 6.231942781979911e-70, 0.04499209900102792],
  [20, 1, 5.395865611607901e-176, 0.02817434874105132],
  [26, 1, 5.663192408856143e-296, 0.021683584850562907],
  [26.5, 1, 2.2109076642637343e-307, 0.021275046685371106],
  [30, 1, 0, 0.01879588886141675],
  [100, 1, 0, 0.005641613782989433],
  [1e10, 1, 0, 5.641895835477563e-11],
  [-0.2, -0.22270258921047847, 1.2227025892104784, 1.2726020284831958],
  [-1, -0.8427007929497149, 1.8427007929497148, 5.008980080762283],
  [-3, -0.9999779095030014, 1.9999779095030015, 16205.988853999586],
  [-5, -0.9999999999984626, 1.9999999999984626, 144009798674.66104],
  [-10, -1, 2, 5.376234283632271e43],
  [-26, -1, 2, 7.657724931490568e293],
];

/** a, b, ½(erf b − erf a): computed with 400 digits by mpmath 1.3. */
const BETWEEN: readonly (readonly [number, number, number])[] = [
  [0, 1, 0.42135039647485745],
  [-1, 1, 0.8427007929497149],
  [1, 1.0001, 2.075329940272839e-5],
  [3, 3.5, 1.0673699313122014e-5],
  [8, 9, 5.6121483796398764e-30],
  [-0.3, -0.2999, 5.156459223136064e-5],
  [-9, -8.5, 1.38095518407956e-33],
  [20, 20.001, 1.0591932927570864e-177],
  [-6, 7, 1.0],
  [1e-9, 2e-9, 5.641895835477563e-10],
  [24, 25, 8.244912915759667e-253],
  [-30, 30, 1],
];

const far = (mine: number, theirs: number): number => Math.abs(mine - theirs) / (Math.abs(theirs) || 1);

test('error functions have full precision, also in their tails', () => {
  const wrong = TABLE.flatMap(([x, e, complement, scaled]) => [
    ...(far(erf(x), e) < 5e-16 ? [] : [`erf(${x}) ${erf(x)}`]),
    ...(far(erfc(x), complement) < 3e-15 ? [] : [`erfc(${x}) ${erfc(x)}`]),
    ...(far(erfcx(x), scaled) < 3e-15 ? [] : [`erfcx(${x}) ${erfcx(x)}`]),
  ]);
  expect(wrong).toEqual([]);
  expect(erfc(Number.POSITIVE_INFINITY)).toBe(0);
  expect(erf(Number.NaN)).toBeNaN();
});

test('the probability of an interval keeps its digits where that is narrow or far out', () => {
  const wrong = BETWEEN.filter(([a, b, value]) => {
    const log = Math.log(value);
    return !(Math.abs(logNormalAround((a + b) / 2, (b - a) / 2) - log) <= 1e-14 + 4e-16 * Math.abs(log));
  });
  expect(wrong).toEqual([]);
  expect(logNormalAround(1, 0)).toBe(Number.NEGATIVE_INFINITY);
  expect(logNormalAround(Number.NaN, 1)).toBeNaN();
  expect(logNormalAround(60.5, 0.5)).toBeCloseTo(-3600 - Math.log(2 * 60 * Math.sqrt(Math.PI)), 3);
});
