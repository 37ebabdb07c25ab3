import { html } from 'hono/html';
import type { CurrentRun } from '../current-run/current-run.ts';
import { secondsLeft } from '../current-run/current-run.ts';
import { formatCount, formatDuration } from './format-quantity.ts';
import { type Markup, renderPage, screeningNotice } from './render-page.ts';

/** The page before there is a result: what is being done, how far it is, how long it will take. */
export function renderProgressPage(current: CurrentRun, now: Date): Markup {
  const { state } = current;
  const percent = Math.floor(state.fraction * 100);
  return renderPage({
    title: `${percent} % · Clearway`,
    phase: state.phase,
    main: html`<section class="wait">
<h1 id="waiting-for">${progressTitle(state.phase)}</h1>
<progress id="progress" max="1" value="${state.fraction}" aria-labelledby="waiting-for">${percent} %</progress>
<p id="progress-detail" role="status">${progressDetail(current, now)}</p>
<p class="muted">Every pair of objects is looked at, seven days ahead. This page shows the result as soon as it is there.</p>
</section>${screeningNotice()}`,
    foot: html`<p><a href="/api/v1/health">Progress as JSON</a></p>`,
  });
}

export function progressTitle(phase: string): string {
  return phase === 'screening' ? 'Screening every pair' : 'Getting the catalogue';
}

/** `43 %, 38 s left, 121,034 close approaches so far`. */
export function progressDetail(current: CurrentRun, now: Date): string {
  const { state } = current;
  if (state.phase !== 'screening') return state.detail;
  const left = secondsLeft(state, now);
  const parts = [`${Math.floor(state.fraction * 100)} %`];
  if (left !== null) parts.push(`${formatDuration(left)} left`);
  if (state.closeApproaches > 0) parts.push(`${formatCount(state.closeApproaches)} close approaches so far`);
  return parts.join(', ');
}
