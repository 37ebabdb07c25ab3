import { formatUtc } from '@clearway/astro';
import { operatorEphemerisFromOcm, readOcm } from '@clearway/messages';
import { expect, test } from 'vitest';

/** What the figures of 502.0-B-3, annex G, begin with. */
const HEAD = `CCSDS_OCM_VERS = 3.0
CREATION_DATE = 2022-11-06T09:23:57
ORIGINATOR = JAPAN AEROSPACE EXPLORATION AGENCY
META_START
TIME_SYSTEM = UTC
EPOCH_TZERO = 2022-12-18T14:28:15.1172
META_STOP
`;

test('figure G-15: nine numbers and no TRAJ_TYPE are positions, velocities and accelerations', () => {
  const ocm = readOcm(`${HEAD}TRAJ_START
CENTER_NAME = EARTH
TRAJ_REF_FRAME=ITRF2000
   0.0 2854.5 -2916.2 -5360.7 5.90 4.86 0.52 0.0037 -0.0038 -0.0070
 120.0 5478.6    434.3 -3862.5 2.50 5.87 4.29 0.0072 0.0006 -0.0051
 240.0 4146.0 -1655.8 -5038.3 4.80 5.58 2.16 0.0054 -0.0022 -0.0066
86400.0 -1553.4 -4848.7 -4406.5 6.73 1.01 -3.53 -0.002 -0.0063 -0.0058
TRAJ_STOP
`);
  const [trajectory] = ocm.trajectories;
  expect(trajectory).toMatchObject({ type: 'CARTPVA', referenceFrame: 'ITRF2000', centerName: 'EARTH' });
  const { origin, segments } = operatorEphemerisFromOcm(ocm);
  const [segment] = segments;
  expect(formatUtc(origin, 0)).toBe('2022-12-18T00:00:00Z');
  expect(segment!.times[1]! - segment!.times[0]!).toBeCloseTo(120, 9);
  expect([...segment!.states.subarray(18)]).toEqual([-1553.4, -4848.7, -4406.5, 6.73, 1.01, -3.53]);
  expect([...segment!.accelerations!.subarray(0, 3)]).toEqual([0.0037, -0.0038, -0.007]);
});

test('figure G-19: covariances of other elements, and of positions in the default ordering', () => {
  const { covariances } = readOcm(`${HEAD}COV_START
COV_BASIS       = PREDICTED
COV_REF_FRAME   = J2000
COV_TYPE        = ADBARV
COV_ORDERING    = LTM
COV_UNITS       = [deg, deg, deg, deg, km, km/s]
10.00 3.331349e-04 4.618927e-04 6.782421e-04 -3.070007e-04 -4.221234e-04 3.231931e-04 -3.349365e-07 -4.686084e-07 2.484949e-07 4.296022e-10 -2.211832e-07 -2.864186e-07 1.798098e-07 2.608899e-10 1.767514e-10 -3.041346e-07 -4.989496e-07 3.540310e-07 1.869263e-10 1.008862e-10 6.224444e-10
COV_STOP
COV_START
COV_BASIS       = PREDICTED
COV_REF_FRAME   = FIXED_EARTH
COV_TYPE        = CARTP
COV_UNITS       = [km, km, km]
2022-12-18T14:31:35.1172 3.331349e-04 4.618927e-04 6.782421e-04 -3.070007e-04 -4.221234e-04 3.231931e-04
COV_STOP
`);
  const [elements, positions] = covariances;
  expect([elements!.type, elements!.size, positions!.type, positions!.size]).toEqual(['ADBARV', 6, 'CARTP', 3]);
  expect([...elements!.matrices.subarray(0, 8)]).toEqual([
    3.331349e-4, 4.618927e-4, -3.070007e-4, -3.349365e-7, -2.211832e-7, -3.041346e-7, 4.618927e-4, 6.782421e-4,
  ]);
  expect([...positions!.matrices]).toEqual([
    3.331349e-4, 4.618927e-4, -3.070007e-4, 4.618927e-4, 6.782421e-4, -4.221234e-4, -3.070007e-4, -4.221234e-4,
    3.231931e-4,
  ]);
});
