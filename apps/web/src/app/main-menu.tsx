import {
  BellRing,
  CalendarClock,
  House,
  Inbox,
  Info,
  Keyboard,
  List,
  Menu,
  Orbit,
  Settings,
  Star,
  Telescope,
  Waves,
} from 'lucide-react';
import { type JSX, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { openDialog } from '../keyboard/open-dialog.ts';
import { useMessages } from '../language/speech.tsx';
import { AccountLine } from '../sign-in/account-line.tsx';
import { useStorePart } from '../view/store.ts';
import { ALL_OBJECTS, HOME, type Panel } from '../view/view.ts';
import { useApp } from './app-context.ts';
import './main-menu.css';

const PLACES: readonly { readonly panel: Panel; readonly icon: ReactNode }[] = [
  { panel: HOME, icon: <House aria-hidden /> },
  { panel: { kind: 'events', filter: {} }, icon: <CalendarClock aria-hidden /> },
  { panel: { kind: 'messages' }, icon: <Inbox aria-hidden /> },
  { panel: { kind: 'ephemerides' }, icon: <Orbit aria-hidden /> },
  { panel: { kind: 'sky', place: null }, icon: <Telescope aria-hidden /> },
  { panel: { kind: 'watchlists' }, icon: <Star aria-hidden /> },
  { panel: { kind: 'alerts' }, icon: <BellRing aria-hidden /> },
  { panel: { kind: 'traffic' }, icon: <Waves aria-hidden /> },
  { panel: { kind: 'objects', choice: ALL_OBJECTS }, icon: <List aria-hidden /> },
  { panel: { kind: 'status' }, icon: <Info aria-hidden /> },
  { panel: { kind: 'settings' }, icon: <Settings aria-hidden /> },
];

/** Everywhere one can go. */
export function MainMenu(): JSX.Element {
  const { actions, view, preferences } = useApp();
  const t = useMessages();
  const here = useStorePart(view, ({ panel }) => panel.kind);
  const place = useStorePart(preferences, (kept) => kept.place);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLElement>(null);
  const menuId = useId();
  useEffect(() => {
    if (!open) return;
    menu.current?.querySelector('button')?.focus();
    const outside = (event: PointerEvent): void => {
      const target = event.target as Node;
      if (!menu.current?.contains(target) && !button.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const go = (panel: Panel): void => {
    close();
    if (panel.kind === 'home') actions.closePanel();
    else actions.openPanel(panel.kind === 'sky' ? { kind: 'sky', place } : panel);
  };
  return (
    <>
      <button
        type="button"
        ref={button}
        className="button is-plain main-menu-button"
        aria-label={t('map.menu')}
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        onClick={() => setOpen(!open)}
      >
        <Menu aria-hidden />
      </button>
      {open ? (
        <nav
          className="main-menu"
          id={menuId}
          ref={menu}
          aria-label={t('map.menu')}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            close();
          }}
          onBlur={(event) => {
            const next = event.relatedTarget;
            if (next !== null && !menu.current?.contains(next) && next !== button.current) setOpen(false);
          }}
        >
          <p className="main-menu-brand">
            <img src="/icon.svg" alt="" width="24" height="24" />
            Clearway
          </p>
          <ul>
            {PLACES.map(({ panel, icon }) => (
              <li key={panel.kind}>
                <button type="button" aria-current={panel.kind === here ? 'page' : undefined} onClick={() => go(panel)}>
                  {icon}
                  {t(`map.menu-${panel.kind}`)}
                </button>
              </li>
            ))}
            <li>
              <button
                type="button"
                onClick={() => {
                  close();
                  openDialog.set('shortcuts');
                }}
              >
                <Keyboard aria-hidden />
                {t('map.menu-shortcuts')}
              </button>
            </li>
            <AccountLine />
          </ul>
        </nav>
      ) : null}
    </>
  );
}
