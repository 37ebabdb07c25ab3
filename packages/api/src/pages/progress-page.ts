import type { HealthDocument } from '@clearway/contract';
import { html } from 'hono/html';
import { type Markup, renderPage, screeningNotice } from './render-page.ts';

/** The page before there is a result: what is being done, how far it is, how long it will take. */
export function renderLiveProgress(health: HealthDocument, navigation: Markup): Markup {
  const percent = Math.floor(health.progress * 100);
  return renderPage({
    title: `${percent} % · Clearway`,
    phase: health.phase === 'ready' ? 'starting' : health.phase,
    nav: navigation,
    main: html`<section class="wait">
<h1 id="waiting-for">${health.title}</h1>
<progress id="progress" max="1" value="${health.progress}" aria-labelledby="waiting-for">${percent} %</progress>
<p id="progress-detail" role="status">${health.detail}</p>
<p class="muted">Every pair of objects is looked at, for the days ahead. This page shows the result as soon as it is there.</p>
</section>
${health.warnings.map((warning) => html`<p class="warning" role="alert">${warning}</p>`)}
${screeningNotice()}`,
    foot: html`<p><a href="/api/v1/health">Progress as JSON</a></p>`,
  });
}
