import { type JSX, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useKeyedAnswer } from '../risk/use-keyed-answer.ts';
import { Waiting } from '../status/waiting.tsx';

/** Why a plan is stale or failed is Clearway's to say, and stands above the record. */
const OWN_WORDS: ReadonlySet<string> = new Set(['stale', 'fail']);

/** Who did what to a plan, when and why; asked for once it is opened. */
export function PlanRecord({ planId, version }: { readonly planId: number; readonly version: number }): JSX.Element {
  const { client } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const [isOpen, setOpen] = useState(false);
  const record = useKeyedAnswer(isOpen ? String(planId) : null, String(version), (signal) =>
    client.readPlanRecord(planId, { signal }),
  );
  return (
    <details className="fly-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('plans.record')}</summary>
      {!isOpen ? null : record.state !== 'there' ? (
        <Waiting answer={record} />
      ) : (
        <ol className="plan-record">
          {record.value.items.map((entry) => (
            <li key={entry.entry}>
              {quantities.moment(Date.parse(entry.at_utc), { year: false })}
              {' – '}
              {t(`plans.did-${entry.action}`, { name: entry.by })}
              {entry.reason === null || OWN_WORDS.has(entry.action) ? '' : `: “${entry.reason}”`}
              {entry.override_reason === null ? '' : ` – ${t('plans.overridden')}: “${entry.override_reason}”`}
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
