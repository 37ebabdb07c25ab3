import { gunzipSync } from 'node:zlib';
import { UserError } from '@clearway/astro';
import type { SamplingDocument } from '@clearway/contract';
import { readConjunctions } from '@clearway/messages';
import { monteCarloJob, NO_ESTIMATE_WORDS } from '@clearway/risk';
import { type Database, findCdm, readCdmMessage, replaceCdmAssessment } from '@clearway/store';
import { assessMessage, encounterOfMessage, type MessageEncounter } from '../../assess/assess-message.ts';
import { sampleEncounter } from '../../assess/sample-encounter.ts';
import { trialsFor } from '../../assess/wanted-trials.ts';
import { numbersOf } from '../../inbox/prepared-message.ts';
import type { LiveSampling } from '../live-service.ts';

export interface SamplingSources {
  readonly db: Database;
  readonly workers: number;
  /** The assessment of a message has changed. */
  readonly onChange: () => Promise<void>;
  readonly onFault: (what: string, error: Error) => void;
}

interface Job {
  document: SamplingDocument;
  readonly stop: AbortController;
}

const NONE: Omit<SamplingDocument, 'cdm_id'> = {
  state: 'none',
  trials: 0,
  done: 0,
  hits: 0,
  seconds_left: null,
  detail: null,
};

/** So many are remembered after they have ended. */
const MOST_REMEMBERED = 200;
const ACTIVE: readonly SamplingDocument['state'][] = ['waiting', 'running'];

/** Monte Carlo of messages, one after the other, each in all threads; what it came to is kept with the message. */
export function liveSampling({ db, workers, onChange, onFault }: SamplingSources): LiveSampling & {
  /** Cancels what is under way, and waits until it has ended. */
  readonly close: () => Promise<void>;
} {
  const jobs = new Map<number, Job>();
  let last: Promise<void> = Promise.resolve();

  const run = async (job: Job, of: MessageEncounter): Promise<void> => {
    const { cdm_id: cdmId, trials } = job.document;
    const change = (next: Partial<SamplingDocument>): void => {
      job.document = { ...job.document, ...next };
    };
    const { signal } = job.stop;
    try {
      signal.throwIfAborted();
      change({ state: 'running' });
      const began = performance.now();
      const tally = await sampleEncounter(of.encounter, {
        trials,
        workers,
        signal,
        onProgress: (done, hits) => {
          const left = ((performance.now() - began) / 1000 / done) * (trials - done);
          change({ done, hits, seconds_left: Math.ceil(left) });
        },
      });
      if (tally) {
        const assessment = assessMessage(of, {}, tally);
        await replaceCdmAssessment(db, cdmId, { ...numbersOf(assessment), assessment });
      }
      change({ state: 'done', seconds_left: 0 });
      await onChange();
    } catch (error) {
      if (signal.aborted) return change({ state: 'cancelled', seconds_left: null });
      change({ state: 'failed', seconds_left: null, detail: 'a fault of this program; its log says more' });
      onFault(`message ${cdmId} could not be sampled`, error as Error);
    }
  };

  const known = (cdmId: number): Job => {
    const job = jobs.get(cdmId);
    if (!job) throw new UserError('unknown', `message ${cdmId} has not been sampled`, 'start it with POST');
    return job;
  };
  const remember = (job: Job): void => {
    jobs.delete(job.document.cdm_id);
    jobs.set(job.document.cdm_id, job);
    for (const [id, { document }] of jobs) {
      if (jobs.size <= MOST_REMEMBERED) return;
      if (!ACTIVE.includes(document.state)) jobs.delete(id);
    }
  };
  return {
    async start(cdmId, wanted) {
      // Before all else: who may not see the message learns nothing of it.
      const of = await encounterOf(db, cdmId);
      const before = jobs.get(cdmId);
      if (before && ACTIVE.includes(before.document.state)) return before.document;
      const trials = wanted ?? trialsFor(assessMessage(of).probability);
      const document: SamplingDocument = { ...NONE, cdm_id: cdmId, state: 'waiting', trials };
      const job: Job = { document, stop: new AbortController() };
      remember(job);
      last = last.then(() => run(job, of));
      return job.document;
    },
    async find(cdmId) {
      const job = (await findCdm(db, cdmId)) ? jobs.get(cdmId) : undefined;
      return job?.document ?? { ...NONE, cdm_id: cdmId };
    },
    async cancel(cdmId) {
      if (!(await findCdm(db, cdmId))) throw unknownMessage(cdmId);
      const job = known(cdmId);
      if (ACTIVE.includes(job.document.state)) {
        job.document = { ...job.document, state: 'cancelled', seconds_left: null };
        job.stop.abort(new Error('cancelled'));
      }
      return job.document;
    },
    async close() {
      for (const { stop } of jobs.values()) stop.abort(new Error('closed'));
      await last;
    },
  };
}

/** @throws UserError where there is no such message, or nothing of it can be sampled */
async function encounterOf(db: Database, cdmId: number): Promise<MessageEncounter> {
  const kept = await readCdmMessage(db, cdmId);
  if (!kept) throw unknownMessage(cdmId);
  const [record] = readConjunctions(gunzipSync(kept.message).toString('utf8'), { file: `message ${cdmId}` });
  if (record?.kind !== 'message') {
    throw new UserError(
      'conflict',
      `message ${cdmId} has no states, so nothing can be sampled`,
      'bring one with states',
    );
  }
  const of = encounterOfMessage(record.cdm);
  const job = monteCarloJob(of.encounter);
  if (typeof job !== 'string') return of;
  throw new UserError(
    'conflict',
    `message ${cdmId} cannot be sampled: ${NO_ESTIMATE_WORDS[job]}`,
    'bring a complete one',
  );
}

function unknownMessage(cdmId: number): UserError {
  return new UserError('unknown', `there is no message ${cdmId}`, 'see the list of messages');
}
