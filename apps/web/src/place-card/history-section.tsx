import { allPages, type ElementSetDocument } from '@clearway/contract';
import { ChevronRight } from 'lucide-react';
import { type JSX, useEffect, useId, useMemo, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { HistoryChart } from './history-chart.tsx';
import { type HistoryColumns, historyColumns } from './history-columns.ts';

/** As many as are kept of an object in a year or two. */
const MOST_SETS = 3000;
const PART = 1000;
const TABLE_ROWS = 50;

/** How the orbit has changed with the element sets that are kept: three charts, and the same as a table. */
export function HistorySection({ objectId }: { readonly objectId: number }): JSX.Element {
  const t = useMessages();
  const bodyId = useId();
  const [open, setOpen] = useState(false);
  return (
    <section>
      <h3>
        <button
          type="button"
          className="card-fold"
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight aria-hidden />
          {t('object.history')}
        </button>
      </h3>
      <div id={bodyId} hidden={!open}>
        {open ? <History objectId={objectId} /> : null}
      </div>
    </section>
  );
}

function History({ objectId }: { readonly objectId: number }): JSX.Element {
  const { client } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const [sets, setSets] = useState<readonly ElementSetDocument[] | 'failed' | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    const read = async (): Promise<ElementSetDocument[]> => {
      const found: ElementSetDocument[] = [];
      const part = (cursor: string | undefined) =>
        client.listElementSets(objectId, { limit: PART, cursor }, { signal: asking.signal });
      for await (const set of allPages(part)) {
        found.push(set);
        if (found.length === MOST_SETS) break;
      }
      return found;
    };
    read().then(setSets, () => {
      if (!asking.signal.aborted) setSets('failed');
    });
    return () => asking.abort();
  }, [client, objectId]);
  const columns = useMemo(() => (Array.isArray(sets) ? historyColumns(sets) : null), [sets]);
  if (sets === 'failed') return <p className="notice-line">{t('object.history-failed')}</p>;
  if (columns === null) return <p className="muted card-waiting">{t('object.history-asking')}</p>;
  const count = columns.epochsMs.length;
  if (count < 2) return <p className="muted">{t('object.history-short', { count })}</p>;
  return (
    <>
      <p className="muted small">
        {t('object.history-of', {
          count,
          shown: quantities.count(count),
          from: quantities.day(columns.epochsMs[0]!),
          to: quantities.day(columns.epochsMs[count - 1]!),
        })}
      </p>
      <HistoryChart
        title={t('object.semi-major-axis')}
        epochsMs={columns.epochsMs}
        values={columns.semiMajorAxesKm}
        format={(km) => `${quantities.number(km, 8)}\u202fkm`}
      />
      <HistoryChart
        title={t('object.inclination')}
        epochsMs={columns.epochsMs}
        values={columns.inclinationsDeg}
        format={(degrees) => quantities.degrees(degrees, 4)}
      />
      <HistoryChart
        title={t('object.eccentricity')}
        epochsMs={columns.epochsMs}
        values={columns.eccentricities}
        format={(value) => quantities.number(value, 6)}
      />
      <HistoryTable columns={columns} />
    </>
  );
}

function HistoryTable({ columns }: { readonly columns: HistoryColumns }): JSX.Element {
  const t = useMessages();
  const quantities = useQuantities();
  const [shown, setShown] = useState(TABLE_ROWS);
  const count = columns.epochsMs.length;
  return (
    <details className="card-table">
      <summary>{t('object.as-table')}</summary>
      <div className="card-table-scroll">
        <table>
          <thead>
            <tr>
              {['epoch', 'semi-major-axis', 'inclination', 'eccentricity'].map((key) => (
                <th key={key} scope="col">
                  {t(`object.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: Math.min(shown, count) }, (_, k) => {
              const at = count - 1 - k;
              return (
                <tr key={columns.epochsMs[at]}>
                  <th scope="row">{quantities.moment(columns.epochsMs[at]!, { seconds: false })}</th>
                  <td>{`${quantities.number(columns.semiMajorAxesKm[at]!, 8)}\u202fkm`}</td>
                  <td>{quantities.degrees(columns.inclinationsDeg[at]!, 4)}</td>
                  <td>{quantities.number(columns.eccentricities[at]!, 6)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {count > shown ? (
        <button type="button" className="button" onClick={() => setShown(shown + TABLE_ROWS)}>
          {t('object.more-rows')}
        </button>
      ) : null}
    </details>
  );
}
