import { Copy, ImageDown, Share2 } from 'lucide-react';
import { type JSX, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { captionOf, pictureName } from './caption.ts';
import { copyText } from './copy-text.ts';
import { takePicture } from './picture.ts';
import { creditOfPicture } from './picture-credit.ts';
import './share-button.css';

const MARGIN_PIXELS = 8;

/** A link to what is seen, and a picture of it. */
export function ShareButton(props: { readonly plain?: boolean }): JSX.Element {
  const t = useMessages();
  const [open, setOpen] = useState(false);
  const menuId = useId();
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const onPress = (event: PointerEvent): void => {
      if (!place.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [open]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and focus of the button and its menu, heard where both pass.
    <div
      className="share"
      ref={place}
      onKeyDown={(event) => {
        if (!open || event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !place.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        type="button"
        ref={button}
        className={props.plain ? 'button is-plain' : 'button'}
        data-doorway="share"
        aria-keyshortcuts="s"
        aria-label={t('sharing.share')}
        title={t('sharing.share')}
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        onClick={() => setOpen(!open)}
      >
        <Share2 aria-hidden />
      </button>
      {open ? <ShareMenu id={menuId} button={button} onDone={close} /> : null}
    </div>
  );
}

function ShareMenu(props: {
  readonly id: string;
  readonly button: RefObject<HTMLElement | null>;
  readonly onDone: () => void;
}): JSX.Element {
  const { id, button, onDone } = props;
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  // As of when the menu was opened: what is shared is what one saw.
  const [link] = useState(() => app.actions.link());
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const menu = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => {
    const element = menu.current;
    const place = button.current?.getBoundingClientRect();
    if (element === null || place === undefined) return;
    // Over everything: a panel would cut it off.
    element.showPopover();
    const right = Math.min(window.innerWidth - place.right, window.innerWidth - element.offsetWidth - MARGIN_PIXELS);
    element.style.setProperty('--share-top', `${Math.round(place.bottom + MARGIN_PIXELS)}px`);
    element.style.setProperty('--share-right', `${Math.round(Math.max(MARGIN_PIXELS, right))}px`);
    field.current?.focus();
  }, [button]);

  const copy = async (): Promise<void> => {
    const done = await copyText(link, field.current);
    app.notices.say(t(done ? 'sharing.copied' : 'sharing.not-copied'));
    if (done) onDone();
  };
  const handOn = async (): Promise<void> => {
    // Whoever closes the system's sheet has changed their mind.
    await navigator.share({ url: link, title: 'Clearway' }).catch(() => undefined);
    onDone();
  };
  const savePicture = async (): Promise<void> => {
    setBusy(true);
    try {
      const timeMs = app.clock.at();
      const selected = nameOfSelected(app);
      const credit = creditOfPicture(app);
      const caption = captionOf({ timeMs, selected, credit }, t, quantities);
      save(await takePicture(caption, () => app.scene.get()?.touch()), pictureName(timeMs, selected));
      onDone();
    } catch {
      app.notices.say(t('sharing.no-picture'), { tone: 'warning' });
      setBusy(false);
    }
  };
  return (
    <fieldset className="share-menu" id={id} ref={menu} popover="manual">
      <legend>{t('sharing.link')}</legend>
      <div className="share-link">
        <input
          ref={field}
          readOnly
          value={link}
          aria-label={t('sharing.link')}
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="button is-primary" onClick={copy}>
          <Copy aria-hidden />
          {t('sharing.copy')}
        </button>
      </div>
      <p className="muted small">{t('sharing.explanation')}</p>
      <div className="share-others">
        {'share' in navigator ? (
          <button type="button" className="button" onClick={handOn}>
            <Share2 aria-hidden />
            {t('sharing.hand-on')}
          </button>
        ) : null}
        <button type="button" className="button" onClick={savePicture} disabled={busy} aria-busy={busy}>
          <ImageDown aria-hidden />
          {t('sharing.picture')}
        </button>
      </div>
    </fieldset>
  );
}

function nameOfSelected({ view, catalog }: ReturnType<typeof useApp>): string | null {
  const { selected } = view.get();
  const known = catalog.get();
  const slot = selected === null ? undefined : known?.slotOf(selected);
  return known === null || slot === undefined ? null : known.name(slot);
}

function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
