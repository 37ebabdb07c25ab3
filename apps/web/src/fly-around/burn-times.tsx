import type { NamedSpan, SatelliteProfile } from '@clearway/contract';
import type { JSX } from 'react';
import { useMessages } from '../language/speech.tsx';

/** Leads (s) from the first to the last, as time goes on. */
export interface LeadSpan {
  readonly from: number;
  readonly to: number;
}

/** What of an axis of leads lies between allowed spans. */
export function closedLeads(allowed: readonly LeadSpan[], first: number, last: number): readonly LeadSpan[] {
  const closed: LeadSpan[] = [];
  let at = first;
  for (const { from, to } of allowed.toSorted((one, other) => other.from - one.from)) {
    if (from < at) closed.push({ from: at, to: Math.max(from, last) });
    at = Math.min(at, to);
    if (at <= last) return closed.filter((span) => span.from > span.to);
  }
  return [...closed, { from: at, to: last }].filter((span) => span.from > span.to);
}

/** Stretches of time as leads on an axis; what is outside it is left out. */
export function leadsOfSpans(
  spans: readonly NamedSpan[] | undefined,
  tcaMs: number,
  first: number,
  last: number,
): readonly (LeadSpan & { readonly name: string | null })[] {
  return (spans ?? [])
    .map(({ start, stop, name }) => ({
      from: Math.min(first, (tcaMs - Date.parse(start)) / 1000),
      to: Math.max(last, (tcaMs - Date.parse(stop)) / 1000),
      name: name ?? null,
    }))
    .filter(({ from, to }) => from > to);
}

/** When the satellite may burn, over the matrix: what is closed is hatched; below it stand the contacts, in which commands can be sent. */
export function BurnTimes(props: {
  readonly profile: SatelliteProfile | null;
  readonly allowed: readonly LeadSpan[];
  readonly tcaMs: number;
  readonly first: number;
  readonly last: number;
  readonly xOf: (lead: number) => number;
  readonly top: number;
  readonly height: number;
}): JSX.Element {
  const { profile, allowed, tcaMs, first, last, xOf, top, height } = props;
  const t = useMessages();
  const bar = ({ from, to }: LeadSpan, y: number, tall: number, className: string): JSX.Element => (
    <rect
      key={`${className} ${from}`}
      className={className}
      x={xOf(from)}
      y={y}
      width={Math.max(1, xOf(to) - xOf(from))}
      height={tall}
    />
  );
  return (
    <g>
      <title>{t('fly-around.matrix-closed')}</title>
      <defs>
        <pattern id="fly-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="fly-hatch" x1="0" x2="0" y1="0" y2="6" />
        </pattern>
      </defs>
      {closedLeads(allowed, first, last).map((span) => bar(span, top, height, 'fly-closed'))}
      {leadsOfSpans(profile?.contacts, tcaMs, first, last).map((span) => bar(span, top + height + 1, 4, 'fly-contact'))}
    </g>
  );
}

/** What the hatching and the bars mean, where there are any. */
export function BurnTimesLegend(props: {
  readonly profile: SatelliteProfile | null;
  readonly hasClosed: boolean;
}): JSX.Element | null {
  const { profile, hasClosed } = props;
  const t = useMessages();
  const hasContacts = (profile?.contacts?.length ?? 0) > 0;
  if (!hasClosed && !hasContacts) return null;
  return (
    <p className="fly-times-legend small muted">
      {hasClosed ? (
        <span>
          <span className="fly-swatch is-closed" aria-hidden />
          {t('fly-around.matrix-closed')}
        </span>
      ) : null}
      {hasContacts ? (
        <span>
          <span className="fly-swatch is-contact" aria-hidden />
          {t('fly-around.matrix-contacts')}
        </span>
      ) : null}
    </p>
  );
}
