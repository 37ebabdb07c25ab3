import type { PersonDocument, PlanDocument } from '@clearway/contract';
import { Download, Send } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { saveAnswer } from '../risk/save-answer.ts';

/** The plan to take along: the burn, the burnt path, the encounter after it, the report; and a message for the other operator. */
export function PlanFiles(props: { readonly plan: PlanDocument; readonly person: PersonDocument | null }): JSX.Element {
  const { plan, person } = props;
  const { client, notices } = useApp();
  const t = useMessages();
  const { plan_id: id } = plan;
  const refused = (detail: string | null): void => notices.say(detail ?? t('plans.unreachable'), { tone: 'warning' });
  const hasBurn = plan.burn_utc !== null;
  const files = [
    ...(hasBurn
      ? ([
          ['OPM', 'opm.kvn', () => client.readPlanOpm(id, { format: 'kvn' })],
          ['OEM', 'oem.kvn', () => client.readPlanOem(id, { format: 'kvn' })],
          ['CDM', 'cdm.kvn', () => client.readPlanCdm(id, { format: 'kvn' })],
        ] as const)
      : []),
    [t('plans.report'), 'html', () => client.readPlanReport(id)],
  ] as const;
  const share = async (): Promise<void> => {
    if (person === null) return;
    await saveAnswer(
      async () => new Response(JSON.stringify(await client.sharePlan(id, { by: person.name }), null, 2)),
      `plan-${id}.coordination.json`,
      refused,
    );
  };
  return (
    <fieldset className="risk-files">
      <legend className="muted small">{t('plans.files')}</legend>
      {files.map(([name, ending, ask]) => (
        <button
          key={name}
          type="button"
          className="button"
          onClick={() => void saveAnswer(ask, `plan-${id}.${ending}`, refused)}
        >
          <Download aria-hidden />
          {name}
        </button>
      ))}
      {person === null ? null : (
        <button type="button" className="button" onClick={() => void share()}>
          <Send aria-hidden />
          {t('plans.share')}
        </button>
      )}
    </fieldset>
  );
}
