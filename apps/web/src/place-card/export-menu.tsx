import { Download } from 'lucide-react';
import { type JSX, useEffect, useId, useRef, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { EPHEMERIS_FILES, elementFiles, ephemerisAddress, SPANS_HOURS } from './export-files.ts';

/** Files of an object: its elements in the formats of the field, and where it will be over a span. */
export function ExportMenu({ objectId }: { readonly objectId: number }): JSX.Element {
  const { clock } = useApp();
  const t = useMessages();
  const menuId = useId();
  const [open, setOpen] = useState(false);
  const [hours, setHours] = useState<number>(24);
  const [stepSeconds, setStepSeconds] = useState<number>(60);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const onPress = (event: PointerEvent): void => {
      if (!place.current?.contains(event.target as Node)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !place.current?.contains(document.activeElement)) return;
      // Escape closes the menu, not the panel.
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', onPress);
    document.addEventListener('keydown', onKey, { capture: true });
    return () => {
      document.removeEventListener('pointerdown', onPress);
      document.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [open]);
  const startMs = Math.floor(clock.at() / 60_000) * 60_000;
  return (
    <div ref={place} className="card-export">
      <button
        type="button"
        ref={button}
        className="button"
        aria-expanded={open}
        aria-controls={menuId}
        onClick={() => setOpen(!open)}
      >
        <Download aria-hidden />
        {t('object.export')}
      </button>
      <div id={menuId} className="card-export-menu" hidden={!open}>
        {open ? (
          <>
            <h4>{t('object.export-elements')}</h4>
            <p className="card-export-files">
              {elementFiles(objectId).map(({ label, address }) =>
                address === null ? (
                  <span key={label} className="muted small">
                    {t('object.no-tle', { format: label })}
                  </span>
                ) : (
                  <a key={label} className="button" href={address} download>
                    {label}
                  </a>
                ),
              )}
            </p>
            <h4>{t('object.export-ephemeris')}</h4>
            <div className="card-export-span">
              <label>
                <span className="card-export-label">{t('object.span')}</span>
                <select value={hours} onChange={(event) => setHours(Number(event.target.value))}>
                  {SPANS_HOURS.map((span) => (
                    <option key={span} value={span}>
                      {span < 48 ? t('object.hours', { count: span }) : t('object.days', { count: span / 24 })}
                    </option>
                  ))}
                </select>
              </label>
              <label>
                <span className="card-export-label">{t('object.step')}</span>
                <select value={stepSeconds} onChange={(event) => setStepSeconds(Number(event.target.value))}>
                  {[10, 60, 300].map((step) => (
                    <option key={step} value={step}>
                      {step < 60 ? t('object.seconds', { count: step }) : t('object.minutes', { count: step / 60 })}
                    </option>
                  ))}
                </select>
              </label>
            </div>
            <p className="card-export-files">
              {EPHEMERIS_FILES.map(({ label, format }) => (
                <a
                  key={format}
                  className="button"
                  href={ephemerisAddress(objectId, { format, startMs, hours, stepSeconds })}
                  download
                >
                  {label}
                </a>
              ))}
            </p>
            <p className="muted small">{t('object.export-note')}</p>
          </>
        ) : null}
      </div>
    </div>
  );
}
