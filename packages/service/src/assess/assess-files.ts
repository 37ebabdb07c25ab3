import type { AssessmentDocument } from '@clearway/contract';
import { METHOD_NAMES, type MethodName } from '@clearway/risk';
import { assessMessage, encounterOfMessage, type MessageSettings, reportedAssessment } from './assess-message.ts';
import { readConjunctionFile } from './read-messages.ts';
import { sampleEncounter } from './sample-encounter.ts';
import { wantedTrials } from './wanted-trials.ts';

/** An assessment and the file that its message stands in. */
export interface FileAssessment extends AssessmentDocument {
  readonly file: string;
  /** Of the message; null where it has none. */
  readonly message_id: string | null;
}

export interface FilesRequest {
  readonly files: readonly string[];
  readonly settings: MessageSettings;
  /** Monte Carlo trials for each message; 0: none; null: as many as it takes where nothing else holds. */
  readonly trials: number | null;
  readonly workers: number;
  readonly signal: AbortSignal;
  readonly onTrials?: (file: string, done: number, hits: number, trials: number) => void;
}

export interface FileAssessments {
  readonly assessments: readonly FileAssessment[];
  /** The signal ended the sampling that nobody had asked for: these are without it. */
  readonly isWithoutSampling: boolean;
}

/** The methods by name, without regard to case. */
export function methodNamed(name: string): MethodName | null {
  return METHOD_NAMES.find((each) => each.toLowerCase() === name.toLowerCase()) ?? null;
}

export { METHOD_NAMES };

/**
 * Assesses every message of the files, in their order. Sampling that nobody asked for ends with the signal, and the assessments are
 * given without it; whatever was asked for ends all of it.
 * @throws UserError with file, line and keyword: one broken message spoils the whole
 */
export async function assessFiles(request: FilesRequest): Promise<FileAssessments> {
  const { files, settings, trials, workers, signal, onTrials } = request;
  const read = [];
  for (const file of files) read.push({ file, ...(await readConjunctionFile(file, signal)) });
  const assessments: FileAssessment[] = [];
  let hasSampled = false;
  let isWithoutSampling = false;
  for (const { file, records } of read) {
    for (const record of records) {
      // Between two messages, too, it is the sampling that is stopped.
      if (hasSampled && signal.aborted) isWithoutSampling = true;
      if (!isWithoutSampling) signal.throwIfAborted();
      if (record.kind === 'summary') {
        assessments.push({ file, message_id: record.summary.id || null, ...reportedAssessment(record.summary) });
        continue;
      }
      const of = encounterOfMessage(record.cdm, settings);
      const sampled = async (count: number): Promise<AssessmentDocument> => {
        const tally = await sampleEncounter(of.encounter, {
          trials: count,
          workers,
          signal,
          onProgress: (done, hits) => onTrials?.(file, done, hits, count),
        });
        return assessMessage(of, settings, tally ?? undefined);
      };
      let document = trials !== null && trials > 0 ? await sampled(trials) : assessMessage(of, settings);
      const wanted = trials === null && !isWithoutSampling ? wantedTrials(document) : 0;
      if (wanted > 0) {
        hasSampled = true;
        try {
          document = await sampled(wanted);
        } catch (error) {
          if (!signal.aborted) throw error;
          isWithoutSampling = true;
        }
      }
      assessments.push({ file, message_id: record.cdm.messageId || null, ...document });
    }
  }
  return { assessments, isWithoutSampling };
}
