import type { ObjectDetail } from '@clearway/contract';
import { ChevronRight } from 'lucide-react';
import { type JSX, useId, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { copyText } from '../sharing/copy-text.ts';
import { createStore, type Store, useStore } from '../view/store.ts';

/** Who opens it for one object wants it for the next. */
const expertOpen: Store<boolean> = createStore(false);

/** For those who want the numbers behind: the element set, where it comes from, and everything as JSON. */
export function ExpertDrawer({ detail }: { readonly detail: ObjectDetail }): JSX.Element {
  const t = useMessages();
  const open = useStore(expertOpen);
  const drawerId = useId();
  return (
    <section className="card-expert">
      <h3>
        <button
          type="button"
          className="card-fold"
          data-doorway="expert"
          aria-expanded={open}
          aria-controls={drawerId}
          aria-keyshortcuts="e"
          onClick={() => expertOpen.set(!open)}
        >
          <ChevronRight aria-hidden />
          {t('object.expert')}
        </button>
      </h3>
      <div id={drawerId} hidden={!open}>
        {open ? <Expert detail={detail} /> : null}
      </div>
    </section>
  );
}

function Expert({ detail }: { readonly detail: ObjectDetail }): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const [raw, setRaw] = useState(false);
  const json = JSON.stringify(detail, null, 2);
  const { elements } = detail;
  const copy = async (text: string): Promise<void> => {
    const copied = await copyText(text, null);
    app.notices.say(t(copied ? 'object.copied' : 'object.not-copied'), copied ? {} : { tone: 'warning' });
  };
  return (
    <>
      {elements === null ? (
        <p className="muted">{t('object.no-element-set')}</p>
      ) : (
        <dl className="facts">
          {(
            [
              ['epoch', quantities.moment(Date.parse(elements.epoch_utc), { milliseconds: true })],
              [
                'mean-motion',
                t('object.revolutions', { value: quantities.number(elements.mean_motion_rev_per_day, 10) }),
              ],
              ['eccentricity', quantities.number(elements.eccentricity, 8)],
              ['inclination', quantities.degrees(elements.inclination_deg, 4)],
              ['raan', quantities.degrees(elements.raan_deg, 4)],
              ['argument-of-perigee', quantities.degrees(elements.argument_of_pericenter_deg, 4)],
              ['mean-anomaly', quantities.degrees(elements.mean_anomaly_deg, 4)],
              ['bstar', t('object.per-radius', { value: quantities.number(elements.bstar_per_earth_radius, 5) })],
              ['source', elements.source],
              ['arrived', quantities.moment(Date.parse(elements.arrived_utc))],
              ['element-set-number', String(elements.element_set_id)],
            ] as const
          ).map(([key, value]) => (
            <div key={key} className="card-fact">
              <dt>{t(`object.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {detail.choice === null ? null : (
        <p className="small">
          <span className="muted">{t('object.choice')}</span> {detail.choice}
        </p>
      )}
      {detail.radar_cross_section_m2 === null && detail.size_class === null ? null : (
        <p className="muted small">
          {t('object.size', {
            size: [
              ...(detail.radar_cross_section_m2 === null
                ? []
                : [`${quantities.number(detail.radar_cross_section_m2)}\u202fm²`]),
              ...(detail.size_class === null ? [] : [t(`object.size-${sizeKey(detail.size_class)}`)]),
            ].join(', '),
          })}
        </p>
      )}
      <div className="card-actions">
        <button type="button" className="button" onClick={() => void copy(json)}>
          {t('object.copy-json')}
        </button>
        <button type="button" className="button" aria-expanded={raw} onClick={() => setRaw(!raw)}>
          {t('object.raw')}
        </button>
      </div>
      {raw ? <pre className="card-raw">{json}</pre> : null}
    </>
  );
}

function sizeKey(size: string): string {
  const key = size.toLowerCase();
  return ['small', 'medium', 'large'].includes(key) ? key : 'other';
}
