import type { CoordinationStatus } from '@clearway/contract';
import type { ReceivedRow, StatementRow } from '@clearway/store';
import { describe, expect, it } from 'vitest';
import { announcements, coordinationDocumentOf } from './coordination-document.ts';

const ROW = {
  ...{ coordination_id: 4, pair: '1 2', primary_id: 1, secondary_id: 2 },
  ...{ primary_name: 'OURS', secondary_name: 'THEIRS', tca_us: 0 },
};

function said(object_id: number, status: CoordinationStatus, at_us = 0): StatementRow {
  const who = { by_name: 'x', originator: object_id === 1 ? 'CLEARWAY' : 'O', ours: object_id === 1 };
  return { statement_id: 0, coordination_id: 4, object_id, status, at_us, ...who, note: null, received_id: null };
}

function message(originator: string, burn: object | null): ReceivedRow {
  const ids = { received_id: 1, coordination_id: 4, originator, message_id: 'M', sha256: '' };
  return { ...ids, created_us: 0, received_us: 0, body: { burn } as never };
}

describe('who moves', () => {
  it.each([
    ['nobody has said', [], null, null],
    ['one claims', [said(1, 'claimed')], 1, null],
    ['one is responsible', [said(2, 'responsible')], 2, null],
    ['a claim counts more than a turn', [said(2, 'responsible'), said(1, 'claimed')], 1, null],
    ['the other declines', [said(1, 'declined')], 2, null],
    ['the other cannot', [said(2, 'not-manoeuvrable')], 1, null],
    ['both can', [said(1, 'manoeuvrable'), said(2, 'manoeuvrable')], null, null],
    ['both claim', [said(1, 'claimed'), said(2, 'claimed')], null, 'both-claim'],
    ['nobody will', [said(1, 'declined'), said(2, 'not-manoeuvrable')], null, 'both-decline'],
    ['each holds it for its turn', [said(1, 'responsible'), said(2, 'responsible')], null, 'both-responsible'],
    ['the latest counts', [said(1, 'claimed'), said(2, 'claimed'), said(2, 'declined', 9)], 1, null],
  ] as const)('%s', (_, statements, mover, conflict) => {
    const document = coordinationDocumentOf(ROW, statements, []);
    expect(document.mover).toBe(mover);
    expect(document.conflict?.code ?? null).toBe(conflict);
    expect(document.sentence).not.toBe('');
  });

  it('an announced burn is a claim, until its operator takes it back', () => {
    const burn = { object_id: 2, state: 'approved', oem: '' };
    const [first] = announcements([message('O', burn)]);
    const both = coordinationDocumentOf(ROW, [said(1, 'claimed')], [first!]);
    expect(both.conflict).toMatchObject({ code: 'both-claim', text: expect.stringContaining('OURS and THEIRS') });
    expect(both.announced[0]).not.toHaveProperty('oem');
    expect(announcements([message('O', burn), message('O', null)])).toEqual([]);
    expect(announcements([message('O', { ...burn, state: 'withdrawn' })])).toEqual([]);
    expect(announcements([message('O', null), message('P', burn)])).toHaveLength(1);
  });
});
