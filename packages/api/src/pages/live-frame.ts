import type { LiveService } from '@clearway/service';
import { html } from 'hono/html';
import type { Markup } from './render-page.ts';

const PLACES = [
  ['/', 'Map'],
  ['/close-approaches', 'Close approaches'],
  ['/events', 'Events'],
  ['/api', 'API'],
] as const;

/** Where one can go from a page. */
export type Navigation = (here: '/close-approaches' | '/events' | '/api') => Markup;

/** Without a map there is no way to it. */
export function navigationOf(hasMap: boolean): Navigation {
  const places = PLACES.filter(([path]) => hasMap || path !== '/');
  return (here) =>
    html`<nav class="places" aria-label="Pages of Clearway">${places.map(([path, label]) =>
      path === here ? html`<a href="${path}" aria-current="page">${label}</a>` : html`<a href="${path}">${label}</a>`,
    )}</nav>`;
}

/** What the elements of the current run come from, for people. */
export interface LiveProvenance {
  readonly source: string;
  readonly synthetic: boolean;
  readonly warnings: readonly string[];
}

const SYNTHETIC_SOURCE = 'synthetic';

export async function provenanceOf(service: LiveService): Promise<LiveProvenance> {
  const sources = await service.sources.list();
  const used = sources.filter((source) => source.objects_used > 0);
  const warnings = sources.flatMap((source) => source.warnings.map((warning) => warning.message));
  const titles = used.map((source) => source.title).join(', ');
  return {
    source: (await reportedSource(service)) || titles,
    synthetic: used.some((source) => source.source === SYNTHETIC_SOURCE),
    warnings: [...new Set([...service.health().warnings, ...warnings])],
  };
}

/** As the report of the current run has it: the names of files, where files were named. */
async function reportedSource(service: LiveService): Promise<string> {
  const report: { readonly source?: unknown } = await service.closeApproaches.report();
  return typeof report.source === 'string' ? report.source : '';
}

export function renderSyntheticNotice(): Markup {
  return html`<p class="warning" role="alert"><strong>Synthetic objects.</strong> No real catalogue could be had: these objects
are made up, and so is everything below. Give a catalogue with <code>--catalog FILE</code>, or connect to the network.</p>`;
}

export function renderWarnings({ synthetic, warnings }: LiveProvenance): Markup {
  return html`${synthetic ? renderSyntheticNotice() : html``}${warnings.map(
    (warning) => html`<p class="warning" role="alert">${warning}</p>`,
  )}`;
}
