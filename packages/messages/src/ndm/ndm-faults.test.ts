import { UserError } from '@clearway/astro';
import { describe, expect, it } from 'vitest';
import { readNdm } from './read-ndm.ts';
import { TOY, TOY_KVN } from './toy-message.fixture.ts';

function fault(text: string): string {
  try {
    readNdm(text, [TOY], { file: 'a.oem' });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.hint).not.toBe('');
    return error.message;
  }
  return 'no fault';
}

function kvnWith(from: string, to: string): string {
  expect(TOY_KVN).toContain(from);
  return fault(TOY_KVN.replace(from, to));
}

describe('faults in KVN name the line, the keyword and what was expected', () => {
  it.each([
    ['CREATION_DATE = 2026-11-04T17:22:31\n', '', 'line 3: OEM header: CREATION_DATE is missing'],
    ['2026-11-04T17', '2026-13-04T17', 'line 3: CREATION_DATE = "2026-13-04T17:22:31": expected a time such as'],
    ['ORIGINATOR = TOY [YO]', 'ORIGINATOR =', 'line 4: ORIGINATOR has no value: expected text'],
    ['ORIGINATOR', 'ORIGINATR', 'line 4: ORIGINATR is no keyword of an OEM'],
    ['ORIGINATOR', 'Originator', 'line 4: "Originator" is no keyword'],
    ['SPAN = 063.042 [s]', 'SPAN = 063.042 [m]', 'line 8: SPAN = "063.042": unit "m": expected [d] or [s]'],
    ['SPAN = 063.042', 'SPAN = 63,042', 'line 8: SPAN = "63,042": expected a number'],
    ['SPAN = 063.042', 'SPAN = Infinity', 'line 8: SPAN = "Infinity": expected a number'],
    ['SPAN = 063.042', 'SPAN = 1e999', 'line 8: SPAN = "1e999": expected a number'],
    ['SPAN = 063.042 [s]', 'OBS_USED = -1', 'line 8: OBS_USED = "-1": expected at least 0'],
    ['SPAN = 063.042 [s]', 'MESSAGE_ID = 7', 'line 8: MESSAGE_ID is no keyword of version 2.0'],
    ['SPAN = 063.042 [s]', 'SPAN = 1\nSPAN = 2', 'line 9: SPAN is given twice in metadata'],
    [
      'SPAN = 063.042 [s]',
      'SPAN = 1\nOBS_USED = 2',
      'line 9: OBS_USED is out of order: the standard has it before SPAN',
    ],
    ['USER_DEFINED_EARTH_MODEL = ', 'USER_DEFINED = ', 'line 24: "USER_DEFINED" is no keyword'],
    ['META_START', 'META_START = 1', 'line 5: META_START = "1": a line that starts a block has no value'],
    ['META_STOP\n', '', 'line 10: "2026-12-18T12:00:00.331 2789.619 4.73372" is not KEYWORD = value'],
    [
      '2789.619 4.73372',
      '2789.619 4.73372 1',
      'line 11: "2026-12-18T12:00:00.331 2789.619 4.7337…": expected the 2 or 3 values EPOCH X X_DOT',
    ],
    ['2789.619', '2789.61x', 'line 11: X = "2789.61x": expected a number'],
    ['4.6189273e-04 6.7824216e-04', '4.6189273e-04', 'line 16: "4.6189273e-04": expected the 2 numbers CY_X to CY_Y'],
    [
      'COVARIANCE_STOP\n',
      '',
      'line 20: MAN_EPOCH does not belong into covarianceMatrix: expected COVARIANCE_STOP first',
    ],
    ['2.0', '4.0', 'line 1: version "4.0" of CCSDS_OEM_VERS: expected 2.0, 3.0'],
    ['OEM', 'AEM', 'line 1: a message of kind "AEM": expected OEM'],
  ])('%j → %j', (from, to, expected) => {
    expect(kvnWith(from, to)).toContain(expected);
  });

  it('tells a message that is cut off', () => {
    expect(fault(TOY_KVN.slice(0, TOY_KVN.indexOf('META_STOP')))).toContain('the message ends before META_STOP');
  });

  it('tells other text', () => {
    expect(fault('hello')).toContain('a.oem is no navigation data message (OEM)');
  });
});
