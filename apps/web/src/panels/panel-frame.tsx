import { ArrowLeft, X } from 'lucide-react';
import { type JSX, type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useStorePart } from '../view/store.ts';
import { rememberScroll, scrollOf } from './scroll-memory.ts';
import { SheetHandle } from './sheet-handle.tsx';

/**
 * What every panel stands in: a card beside the globe, on a phone a sheet with three heights. Has the title, back and close; remembers
 * how far it was scrolled; takes the focus when it is opened from the keyboard.
 */
export function PanelFrame(props: {
  readonly title: string;
  /** Beside the title: a star, a share button. */
  readonly tools?: ReactNode;
  /** Stays above what scrolls: filters. */
  readonly head?: ReactNode;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
  /** Tells one panel's scroll from another's; default: the title. */
  readonly scrollKey?: string;
}): JSX.Element {
  const { actions, view } = useApp();
  const t = useMessages();
  const titleId = useId();
  const isHome = useStorePart(view, ({ panel }) => panel.kind === 'home');
  const body = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const key = props.scrollKey ?? props.title;
  useLayoutEffect(() => {
    const element = body.current;
    if (element === null) return;
    element.scrollTop = scrollOf(key);
    return () => rememberScroll(key, element.scrollTop);
  }, [key]);
  useEffect(() => {
    if (!isHome && document.activeElement?.matches(':focus-visible')) heading.current?.focus();
  }, [isHome]);
  return (
    <section className="panel" aria-labelledby={titleId}>
      <SheetHandle />
      <header className="panel-head">
        {isHome ? null : (
          <button type="button" className="button is-plain" onClick={actions.back} aria-label={t('panels.back')}>
            <ArrowLeft aria-hidden />
          </button>
        )}
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {props.title}
        </h2>
        <div className="panel-tools">
          {props.tools}
          {isHome ? null : (
            <button
              type="button"
              className="button is-plain"
              onClick={actions.closePanel}
              aria-label={t('panels.close')}
            >
              <X aria-hidden />
            </button>
          )}
        </div>
      </header>
      {props.head}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="panel-body" ref={body} tabIndex={0}>
        {props.children}
      </div>
      {props.foot}
    </section>
  );
}
