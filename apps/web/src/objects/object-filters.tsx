import { OBJECT_KINDS, type ObjectKind, REGIMES, type Regime } from '@clearway/contract';
import { ListFilter } from 'lucide-react';
import { type JSX, type ReactNode, useId, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { ObjectChoice } from '../view/view.ts';
import { fleetName } from './fleet-names.ts';
import { useOwnerName } from './object-words.ts';
import { conditionCount } from './select-objects.ts';

/** The text, and folded away the conditions. */
export function ObjectFilters(props: {
  readonly catalog: Catalog | null;
  readonly choice: ObjectChoice;
  readonly onChange: (part: Partial<ObjectChoice>) => void;
}): JSX.Element {
  const { catalog, choice, onChange } = props;
  const { actions } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const ownerName = useOwnerName();
  const foldedId = useId();
  const [open, setOpen] = useState(conditionCount(choice) > 0);
  const conditions = conditionCount(choice);
  const only = choice.fleet !== null ? { fleet: choice.fleet } : choice.owner !== null ? { owner: choice.owner } : null;
  const counted = (name: string, count: number): string => `${name} (${quantities.count(count)})`;
  return (
    <div className="objects-filters">
      <div className="objects-filter-line">
        <input
          type="search"
          value={choice.text}
          placeholder={t('objects.text')}
          aria-label={t('objects.text')}
          onChange={(event) => onChange({ text: event.target.value })}
        />
        <button
          type="button"
          className="button"
          aria-expanded={open}
          aria-controls={foldedId}
          aria-label={t('objects.filters', { count: conditions })}
          onClick={() => setOpen(!open)}
        >
          <ListFilter aria-hidden />
          {conditions === 0 ? null : conditions}
        </button>
      </div>
      <div id={foldedId} hidden={!open} className="objects-conditions">
        <Choice
          label={t('objects.kind')}
          value={choice.kind}
          onChange={(kind) => onChange({ kind: kind as ObjectKind | null })}
        >
          {OBJECT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`objects.kind-${kind}`)}
            </option>
          ))}
        </Choice>
        <Choice
          label={t('objects.regime')}
          value={choice.regime}
          onChange={(regime) => onChange({ regime: regime as Regime | null })}
        >
          {REGIMES.map((regime) => (
            <option key={regime} value={regime}>
              {t(`objects.regime-${regime}`)}
            </option>
          ))}
        </Choice>
        <Choice label={t('objects.owner')} value={choice.owner} onChange={(owner) => onChange({ owner })}>
          {catalog?.owners().map(({ name, count }) => (
            <option key={name} value={name}>
              {counted(ownerName(name), count)}
            </option>
          ))}
        </Choice>
        <Choice label={t('objects.fleet')} value={choice.fleet} onChange={(fleet) => onChange({ fleet })}>
          {catalog?.fleets().map(({ name, count }) => (
            <option key={name} value={name}>
              {counted(fleetName(name), count)}
            </option>
          ))}
        </Choice>
        <label className="objects-watched">
          <input
            type="checkbox"
            checked={choice.watched}
            onChange={(event) => onChange({ watched: event.target.checked })}
          />
          {t('objects.watched')}
        </label>
        {only === null ? null : (
          <button type="button" className="button" onClick={() => actions.change({ only })}>
            {t('objects.only-on-globe')}
          </button>
        )}
      </div>
    </div>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly children: ReactNode;
}): JSX.Element {
  const t = useMessages();
  return (
    <label className="objects-choice">
      <span>{props.label}</span>
      <select
        value={props.value ?? ''}
        onChange={(event) => props.onChange(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{t('objects.any')}</option>
        {props.children}
      </select>
    </label>
  );
}
