import { exampleCdmSummary, ProblemError, type ReceivedCdms } from '@clearway/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { messagesRevision } from './messages-revision.ts';
import { bringFiles, broughtHere, clearFiles, receivedFiles } from './received-files.ts';

const file = (name: string): File => new File(['CCSDS_CDM_VERS = 1.0'], name);
const problem = {
  type: 'about:blank',
  title: 'Malformed',
  status: 400,
  detail: 'line 7: TCA is not a time',
  code: 'format-malformed',
};

describe('files that are brought', () => {
  beforeEach(clearFiles);

  test('go one after the other; what is refused stops no other', async () => {
    const order: string[] = [];
    const client = {
      async receiveCdms(_body: unknown, query?: { readonly file?: string | undefined }): Promise<ReceivedCdms> {
        order.push(`${query?.file} ${receivedFiles.get().map(({ state }) => state)}`);
        await Promise.resolve();
        if (query?.file === 'wrong.cdm') throw new ProblemError(problem);
        if (query?.file === 'lost.cdm') throw new TypeError('fetch failed');
        return { cdms: [exampleCdmSummary], known: query?.file === 'again.cdm' ? 1 : 0 };
      },
    };
    const before = messagesRevision.get();
    const first = bringFiles(client, [file('good.cdm'), file('wrong.cdm')]);
    const second = bringFiles(client, [file('lost.cdm'), file('again.cdm')]);
    await Promise.all([first, second]);
    expect(order).toEqual([
      'good.cdm sending,waiting,waiting,waiting',
      'wrong.cdm done,sending,waiting,waiting',
      'lost.cdm done,failed,sending,waiting',
      'again.cdm done,failed,failed,sending',
    ]);
    expect(receivedFiles.get()).toMatchObject([
      { name: 'good.cdm', state: 'done', known: 0 },
      { name: 'wrong.cdm', state: 'failed', detail: 'line 7: TCA is not a time' },
      { name: 'lost.cdm', state: 'failed', detail: null },
      { name: 'again.cdm', state: 'done', known: 1 },
    ]);
    expect(messagesRevision.get() - before).toBe(2);
    expect(broughtHere.has(exampleCdmSummary.cdm_id)).toBe(true);
    clearFiles();
    expect(receivedFiles.get()).toEqual([]);
  });
});
