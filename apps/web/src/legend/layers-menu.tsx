import { Layers } from 'lucide-react';
import { type JSX, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useStorePart } from '../view/store.ts';
import { ColourModeSelect } from './colour-mode-select.tsx';
import { ImageryChoice } from './imagery-choice.tsx';
import { isLayerShown, LAYERS, withLayer } from './layer-choice.ts';
import './layers-menu.css';

/** What the map shows and how: layers, colours, globe or flat, inertial or Earth-fixed. */
export function LayersMenu(): JSX.Element {
  const t = useMessages();
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menuId = useId();
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event): void => {
      if (event.target instanceof Node && place.current?.contains(event.target) === false) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes the menu from wherever in it the focus is.
    <div ref={place} className="layers-menu" onKeyDown={onKey}>
      <button
        ref={button}
        type="button"
        className="button"
        data-doorway="layers"
        aria-expanded={open}
        aria-controls={menuId}
        aria-label={t('legend.layers')}
        title={t('legend.layers')}
        onClick={() => setOpen(!open)}
      >
        <Layers aria-hidden />
      </button>
      <section id={menuId} className="layers-menu-body" aria-label={t('legend.layers')} hidden={!open}>
        {open ? <MenuBody /> : null}
      </section>
    </div>
  );
}

function MenuBody(): JSX.Element {
  const { view, actions } = useApp();
  const t = useMessages();
  const layers = useStorePart(view, (seen) => seen.layers);
  const projection = useStorePart(view, (seen) => seen.projection);
  const frame = useStorePart(view, (seen) => seen.frame);
  return (
    <>
      <ColourModeSelect />
      <Choice
        name={t('legend.projection')}
        options={[
          ['globe', t('legend.globe')],
          ['flat', t('legend.flat')],
        ]}
        chosen={projection}
        onChoose={(next) => actions.change({ projection: next })}
      />
      <Choice
        name={t('legend.frame')}
        options={[
          ['fixed', t('legend.fixed')],
          ['inertial', t('legend.inertial')],
        ]}
        chosen={frame}
        isDisabled={projection === 'flat'}
        onChoose={(next) => actions.change({ frame: next })}
      />
      <fieldset className="layers-menu-group">
        <legend>{t('legend.layers-shown')}</legend>
        {LAYERS.map((name) => (
          <label key={name} className="layers-menu-check">
            <input
              type="checkbox"
              checked={isLayerShown(layers, name)}
              onChange={(event) => actions.change({ layers: withLayer(layers, name, event.target.checked) })}
            />
            {t(`legend.layer-${name}`)}
          </label>
        ))}
        <ImageryChoice />
      </fieldset>
    </>
  );
}

function Choice<Value extends string>(props: {
  readonly name: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly chosen: Value;
  readonly isDisabled?: boolean;
  readonly onChoose: (value: Value) => void;
}): JSX.Element {
  const { name, options, chosen, isDisabled = false, onChoose } = props;
  return (
    <fieldset className="layers-menu-choice" disabled={isDisabled}>
      <legend>{name}</legend>
      {options.map(([value, label]) => (
        <button
          key={value}
          type="button"
          className="button"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
