import {
  choice,
  EPOCH_OR_OFFSET,
  integer,
  mandatory,
  number,
  numbers,
  optional,
  type SectionRule,
  section,
  TEXT,
} from '../ndm/keyword-table.ts';
import { COVARIANCE_ORDERINGS } from './covariance-ordering.ts';

/**
 * Trajectory states (502.0-B-3, table 6-4). Keywords that published messages leave out have the values that drafts of the
 * standard gave as defaults: CENTER_NAME EARTH, TRAJ_REF_FRAME ICRF3, TRAJ_TYPE a Cartesian one. ORB_AVERAGING is taken in its place of
 * the drafts, too.
 */
export function trajectory(): SectionRule {
  return section(
    'traj',
    [
      ...['TRAJ_ID', 'TRAJ_PREV_ID', 'TRAJ_NEXT_ID', 'TRAJ_BASIS', 'TRAJ_BASIS_ID'].map((keyword) =>
        optional(keyword, TEXT),
      ),
      optional('INTERPOLATION', TEXT),
      optional('INTERPOLATION_DEGREE', integer({ least: 0 })),
      optional('PROPAGATOR', TEXT),
      optional('ORB_AVERAGING', TEXT, { isElsewhere: true }),
      optional('CENTER_NAME', TEXT),
      optional('TRAJ_REF_FRAME', TEXT),
      optional('TRAJ_FRAME_EPOCH', EPOCH_OR_OFFSET),
      optional('USEABLE_START_TIME', EPOCH_OR_OFFSET),
      optional('USEABLE_STOP_TIME', EPOCH_OR_OFFSET),
      optional('ORB_REVNUM', number('', { least: 0 })),
      optional('ORB_REVNUM_BASIS', choice('0', '1')),
      optional('TRAJ_TYPE', TEXT),
      optional('ORB_AVERAGING', TEXT),
      optional('TRAJ_UNITS', TEXT),
    ],
    {
      repeats: true,
      markers: { start: 'TRAJ_START', stop: 'TRAJ_STOP', around: 'each' },
      rows: { element: 'trajLine', columns: null },
    },
  );
}

/** Covariances (table 6-6); defaults of the drafts: COV_REF_FRAME TNW_INERTIAL, COV_TYPE a Cartesian one, COV_ORDERING LTM. */
export function covarianceHistory(): SectionRule {
  return section(
    'cov',
    [
      ...['COV_ID', 'COV_PREV_ID', 'COV_NEXT_ID', 'COV_BASIS', 'COV_BASIS_ID'].map((keyword) =>
        optional(keyword, TEXT),
      ),
      optional('COV_REF_FRAME', TEXT),
      optional('COV_FRAME_EPOCH', EPOCH_OR_OFFSET),
      optional('COV_SCALE_MIN', number()),
      optional('COV_SCALE_MAX', number()),
      optional('COV_CONFIDENCE', number('%')),
      optional('COV_TYPE', TEXT),
      optional('COV_ORDERING', choice(...COVARIANCE_ORDERINGS)),
      optional('COV_UNITS', TEXT),
    ],
    {
      repeats: true,
      markers: { start: 'COV_START', stop: 'COV_STOP', around: 'each' },
      rows: { element: 'covLine', columns: null },
    },
  );
}

const DUTY_CYCLE_TIMES = ['DC_EXEC_START', 'DC_EXEC_STOP', 'DC_REF_TIME'];

/** Manoeuvres and deployments (table 6-7); defaults of the drafts: MAN_REF_FRAME TNW_INERTIAL, DC_TYPE CONTINUOUS. */
export function maneuverHistory(): SectionRule {
  return section(
    'man',
    [
      ...['MAN_ID', 'MAN_PREV_ID', 'MAN_NEXT_ID', 'MAN_BASIS', 'MAN_BASIS_ID'].map((keyword) =>
        optional(keyword, TEXT),
      ),
      mandatory('MAN_DEVICE_ID', TEXT),
      optional('MAN_PREV_EPOCH', EPOCH_OR_OFFSET),
      optional('MAN_NEXT_EPOCH', EPOCH_OR_OFFSET),
      optional('MAN_PURPOSE', TEXT),
      optional('MAN_PRED_SOURCE', TEXT),
      optional('MAN_REF_FRAME', TEXT),
      optional('MAN_FRAME_EPOCH', EPOCH_OR_OFFSET),
      optional('GRAV_ASSIST_NAME', TEXT),
      optional('DC_TYPE', choice('CONTINUOUS', 'TIME', 'TIME_AND_ANGLE')),
      optional('DC_WIN_OPEN', EPOCH_OR_OFFSET),
      optional('DC_WIN_CLOSE', EPOCH_OR_OFFSET),
      optional('DC_MIN_CYCLES', integer({ least: 0 })),
      optional('DC_MAX_CYCLES', integer({ least: 0 })),
      ...DUTY_CYCLE_TIMES.map((keyword) => optional(keyword, EPOCH_OR_OFFSET)),
      optional('DC_TIME_PULSE_DURATION', number('s', { least: 0 })),
      optional('DC_TIME_PULSE_PERIOD', number('s', { least: 0 })),
      optional('DC_REF_DIR', numbers(3)),
      optional('DC_BODY_FRAME', TEXT),
      optional('DC_BODY_TRIGGER', numbers(3)),
      optional('DC_PA_START_ANGLE', number('deg')),
      optional('DC_PA_STOP_ANGLE', number('deg')),
      mandatory('MAN_COMPOSITION', TEXT),
      optional('MAN_UNITS', TEXT),
    ],
    {
      repeats: true,
      markers: { start: 'MAN_START', stop: 'MAN_STOP', around: 'each' },
      rows: { element: 'manLine', columns: null },
    },
  );
}
