import {
  type CdmDocument,
  exampleCdm,
  exampleCdmKvn,
  exampleCdmSummary,
  exampleConjunction,
  exampleEventRisk,
  exampleRiskSettings,
  exampleSampling,
  type RiskSettings,
} from '@clearway/contract';
import { type LiveCdms, type LiveRisk, type LiveSampling, UserError } from '@clearway/service';
import { pageOfItems } from './fake-lists.fixture.ts';

/** One message of an encounter, in memory. */
export function fakeRisk(): { cdms: LiveCdms; risk: LiveRisk; sampling: LiveSampling } {
  const messages = new Map<number, CdmDocument>([[exampleCdm.cdm_id, exampleCdm]]);
  let settings: RiskSettings = exampleRiskSettings;
  const known = (cdmId: number): CdmDocument => {
    const cdm = messages.get(cdmId);
    if (cdm === undefined) throw new UserError('unknown', `there is no message ${cdmId}`, 'see the list of messages');
    return cdm;
  };
  return {
    cdms: {
      async receive(body, file) {
        let bytes = 0;
        for await (const part of body) bytes += part.length;
        if (bytes === 0) throw new UserError('file-empty', 'the file is empty', 'send a message');
        return { cdms: [{ ...exampleCdmSummary, file }], known: 1 };
      },
      list: async (query) => pageOfItems([...messages.values()], query),
      find: async (cdmId) => messages.get(cdmId) ?? null,
      async message(cdmId, format) {
        known(cdmId);
        return { text: exampleCdmKvn, syntax: format === 'original' ? 'kvn' : format };
      },
      async delete(cdmId) {
        messages.delete(known(cdmId).cdm_id);
      },
      conjunctions: async (query) => pageOfItems(messages.size > 0 ? [exampleConjunction] : [], query),
      conjunction: async (id) => (id === exampleConjunction.conjunction_id ? exampleConjunction : null),
    },
    sampling: {
      start: async (cdm_id, trials) => ({
        ...exampleSampling,
        cdm_id: known(cdm_id).cdm_id,
        trials: trials ?? exampleSampling.trials,
      }),
      find: async (cdm_id) => ({ ...exampleSampling, cdm_id: known(cdm_id).cdm_id }),
      cancel: async (cdm_id) => ({
        ...exampleSampling,
        cdm_id: known(cdm_id).cdm_id,
        state: 'cancelled',
        seconds_left: null,
      }),
    },
    risk: {
      settings: async () => settings,
      async changeSettings({ watch_probability, act_probability }) {
        settings = {
          watch_probability: watch_probability ?? settings.watch_probability,
          act_probability: act_probability ?? settings.act_probability,
        };
        return settings;
      },
      ofEvent: async (event_id) => ({ ...exampleEventRisk, event_id }),
      conjunctionsOfEvent: async (event_id) => [{ ...exampleConjunction, event_id }],
      cdmOfEvent: async () => exampleCdmKvn,
    },
  };
}
