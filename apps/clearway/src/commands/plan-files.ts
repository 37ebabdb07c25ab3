import { readFile } from 'node:fs/promises';
import {
  type Client,
  COORDINATION_STATUSES,
  type CoordinationDocument,
  type CoordinationMessage,
  coordinationMessage,
  PLAN_FORMATS,
} from '@clearway/contract';
import { streamSink, UserError, writeFileAtomically, writeText } from '@clearway/service';
import { checkFiles } from '../command-line/check-files.ts';
import { invalid, readNumber } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { withClient } from '../live/connect.ts';
import { printable } from '../people/encounter-table.ts';
import { type PlanOptions, readBy, readPlanId } from './plan.ts';

export interface PlanFileOptions extends PlanOptions {
  readonly format?: string;
  readonly output?: string;
  readonly originator?: string;
  readonly status?: string;
  readonly objectId?: string;
}

const KINDS = ['opm', 'oem', 'cdm', 'report'] as const;

/** `clearway plan export`: a plan as a file. */
export async function exportPlan(
  kind: string,
  id: string,
  options: PlanFileOptions,
  around: Surroundings,
): Promise<void> {
  const wanted = KINDS.find((each) => each === kind);
  if (wanted === undefined) throw invalid('KIND', kind, `give one of ${KINDS.join(', ')}`);
  const format = PLAN_FORMATS.find((each) => each === (options.format ?? 'kvn'));
  if (format === undefined) throw invalid('--format', options.format!, `give one of ${PLAN_FORMATS.join(', ')}`);
  const planId = readPlanId(id);
  await written(options, around, async (client) => {
    const answers = {
      opm: () => client.readPlanOpm(planId, { format }),
      oem: () => client.readPlanOem(planId, { format }),
      cdm: () => client.readPlanCdm(planId, { format }),
      report: () => client.readPlanReport(planId),
    };
    return (await answers[wanted]()).text();
  });
}

/** `clearway plan share`: the message for the other operator. */
export async function sharePlan(id: string, options: PlanFileOptions, around: Surroundings): Promise<void> {
  const [planId, by] = [readPlanId(id), readBy(options)];
  const { originator } = options;
  await written(options, around, async (client) => {
    const message = await client.sharePlan(planId, { by, ...(originator !== undefined && { originator }) });
    return `${JSON.stringify(message, null, 2)}\n`;
  });
}

/** `clearway plan receive`: the message of the other operator. */
export async function receivePlan(file: string, options: PlanFileOptions, around: Surroundings): Promise<void> {
  await checkFiles([file], {});
  const message = await messageOf(file);
  await told(options, around, (client) => client.receiveCoordination(message));
}

/** `clearway plan say`: who moves. */
export async function sayWhoMoves(id: string, options: PlanFileOptions, around: Surroundings): Promise<void> {
  const status = COORDINATION_STATUSES.find((each) => each === options.status);
  if (status === undefined) {
    throw invalid('--status', options.status ?? '', `give one of ${COORDINATION_STATUSES.join(', ')}`);
  }
  const [plan_id, by] = [readPlanId(id), readBy(options)];
  const asked =
    options.objectId === undefined
      ? null
      : readNumber('--object-id', options.objectId, { least: 0, most: 999_999_999, whole: true, unit: 'its number' });
  await told(options, around, async (client) => {
    const plan = await client.findPlan(plan_id);
    const object_id = asked ?? plan[plan.mover].object_id;
    if (object_id === null) throw new UserError('option-missing', 'the satellite has no number', 'give --object-id');
    return client.addStatement({
      by,
      plan_id,
      object_id,
      status,
      ...(options.note !== undefined && { note: options.note }),
    });
  });
}

async function messageOf(file: string): Promise<CoordinationMessage> {
  let given: unknown;
  try {
    given = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new UserError('format-malformed', `${file}: is no JSON`, 'give a file of clearway plan share', { cause });
  }
  const read = coordinationMessage.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const what = `${file}: ${issue!.path.join('.') || 'the document'}: ${issue!.message}`;
  throw new UserError('format-malformed', what, 'give a file of clearway plan share');
}

async function written(
  options: PlanFileOptions,
  around: Surroundings,
  text: (client: Client) => Promise<string>,
): Promise<void> {
  await checkFiles([], { '--output': options.output });
  await withClient(options, around, async (client) => {
    const document = await text(client);
    if (options.output === undefined) return writeText(streamSink(around.stdout), document);
    await writeFileAtomically(options.output, (sink) => writeText(sink, document));
  });
}

async function told(
  options: PlanFileOptions,
  around: Surroundings,
  work: (client: Client) => Promise<CoordinationDocument>,
): Promise<void> {
  const sink = streamSink(around.stdout);
  await withClient(options, around, async (client) => {
    const document = await work(client);
    if (options.json) return writeText(sink, `${JSON.stringify(document)}\n`);
    const lines = document.statements.map(
      ({ at_utc, object_id, status, by, originator, ours }) =>
        `${at_utc}  ${String(object_id).padStart(9)}  ${status.padEnd(16)}  ${printable(ours ? by : `${by}, ${originator}`)}`,
    );
    return writeText(sink, `${[printable(document.sentence), '', ...lines].join('\n').trimEnd()}\n`);
  });
}
