import { DISPOSITIONS, OBJECT_KINDS } from '@clearway/contract';
import { type JSX, type ReactNode, useId, useMemo, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { findObjects } from '../search/find-objects.ts';
import { searchIndexOf } from '../search/search-index.ts';
import { useStore } from '../view/store.ts';
import type { EventFilter } from '../view/view.ts';
import { nameOf } from './encounter-words.ts';
import { ANY_WATCHLIST } from './filter-events.ts';
import { inputMs, inputText, type SpanName, spanOf, withSpan } from './filter-spans.ts';

const MISSES_KM = [0.1, 0.2, 0.5, 1, 2, 5] as const;
const PROBABILITIES = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2] as const;

/** Everything that events can be filtered by; each change takes effect at once. */
export function EventFilterForm(props: {
  readonly filter: EventFilter;
  readonly nowMs: number;
  readonly onChange: (filter: EventFilter) => void;
}): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const catalog = useStore(app.catalog);
  const watchlists = useStore(app.watchlists);
  const { filter, nowMs, onChange } = props;
  const set = (key: keyof EventFilter, value: string | number | undefined): void =>
    onChange(changed(filter, key, value));
  const owners = useMemo(() => catalog?.owners().map(({ name }) => name) ?? [], [catalog]);
  const span = spanOf(filter, nowMs);
  const select = (
    key: 'watchlist' | 'owner' | 'kind' | 'disposition',
    options: ReactNode,
    any = t('events.any'),
  ): JSX.Element => (
    <label className="events-field">
      <span>{t(`events.${key}`)}</span>
      <select value={filter[key] ?? ''} onChange={(event) => set(key, event.target.value || undefined)}>
        <option value="">{any}</option>
        {options}
      </select>
    </label>
  );
  const numbers = (
    key: 'missBelowKm' | 'probabilityFrom',
    label: string,
    choices: readonly number[],
    text: (value: number) => string,
  ): JSX.Element => {
    const given = filter[key];
    const all =
      given === undefined || choices.includes(given) ? choices : [...choices, given].toSorted((a, b) => a - b);
    return (
      <label className="events-field">
        <span>{t(label)}</span>
        <select
          value={given ?? ''}
          onChange={(event) => set(key, event.target.value === '' ? undefined : Number(event.target.value))}
        >
          <option value="">{t('events.any')}</option>
          {all.map((value) => (
            <option key={value} value={value}>
              {text(value)}
            </option>
          ))}
        </select>
      </label>
    );
  };
  const time = (key: 'fromMs' | 'toMs', label: string): JSX.Element => (
    <label className="events-field">
      <span>{t(label, { zone: quantities.zoneName(filter[key] ?? nowMs) })}</span>
      <input
        type="datetime-local"
        defaultValue={filter[key] === undefined ? '' : inputText(filter[key], quantities.zone)}
        key={quantities.zone}
        onChange={(event) => {
          const ms = inputMs(event.target.value, quantities.zone);
          if (ms !== null || event.target.value === '') set(key, ms ?? undefined);
        }}
      />
    </label>
  );
  return (
    <div className="events-form">
      <ObjectField
        key={filter.objectId ?? ''}
        catalog={catalog}
        objectId={filter.objectId}
        onChange={(objectId) => set('objectId', objectId)}
      />
      {select(
        'watchlist',
        <>
          <option value={ANY_WATCHLIST}>{t('events.any-watchlist')}</option>
          {watchlists.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </>,
      )}
      {select(
        'owner',
        owners.map((owner) => <option key={owner}>{owner}</option>),
        t('events.any-owner'),
      )}
      {select(
        'kind',
        OBJECT_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`events.kind-${kind}`)}
          </option>
        )),
      )}
      {numbers('missBelowKm', 'events.miss', MISSES_KM, quantities.distance)}
      {numbers('probabilityFrom', 'events.probability', PROBABILITIES, quantities.probability)}
      {select(
        'disposition',
        DISPOSITIONS.map((disposition) => (
          <option key={disposition} value={disposition}>
            {t(`events.disposition-${disposition}`)}
          </option>
        )),
      )}
      <label className="events-field">
        <span>{t('events.span')}</span>
        <select value={span} onChange={(event) => onChange(withSpan(filter, event.target.value as SpanName, nowMs))}>
          {(['week', 'three', 'day', 'chosen'] as const).map((name) => (
            <option key={name} value={name}>
              {t(`events.span-${name}`)}
            </option>
          ))}
        </select>
      </label>
      {span === 'chosen' ? (
        <>
          {time('fromMs', 'events.from')}
          {time('toMs', 'events.to')}
        </>
      ) : null}
    </div>
  );
}

/** A name or number, with suggestions; what names no object changes nothing. */
function ObjectField(props: {
  readonly catalog: Catalog | null;
  readonly objectId: number | undefined;
  readonly onChange: (objectId: number | undefined) => void;
}): JSX.Element {
  const t = useMessages();
  const listId = useId();
  const { catalog, objectId, onChange } = props;
  const [text, setText] = useState(() => (objectId === undefined ? '' : labelOf(catalog, objectId)));
  const found = useMemo(
    () => (catalog === null || text.trim().length < 2 ? [] : findObjects(searchIndexOf(catalog), text, 10)),
    [catalog, text],
  );
  const take = (typed: string, byEnter: boolean): void => {
    const [, number] = /\((\d+)\)$/.exec(typed.trim()) ?? [];
    const best = byEnter && catalog !== null ? findObjects(searchIndexOf(catalog), typed, 1)[0] : undefined;
    if (typed.trim() === '') onChange(undefined);
    else if (number !== undefined) onChange(Number(number));
    else if (best !== undefined && catalog !== null) onChange(catalog.ids[best.slot]);
  };
  return (
    <label className="events-field is-wide">
      <span>{t('events.object')}</span>
      <input
        type="text"
        autoComplete="off"
        list={listId}
        value={text}
        placeholder={t('events.object-hint')}
        onChange={(event) => {
          setText(event.target.value);
          take(event.target.value, false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take(text, true);
        }}
      />
      <datalist id={listId}>
        {found.map(({ slot }) => (
          <option key={slot} value={labelOf(catalog, catalog?.ids[slot] ?? 0)} />
        ))}
      </datalist>
    </label>
  );
}

function labelOf(catalog: Catalog | null, objectId: number): string {
  return `${nameOf(catalog, objectId)} (${objectId})`;
}

/** A filter with one thing changed; undefined takes it away. */
export function changed(filter: EventFilter, key: keyof EventFilter, value: string | number | undefined): EventFilter {
  const { [key]: _, ...rest } = filter;
  return value === undefined ? rest : { ...rest, [key]: value };
}
