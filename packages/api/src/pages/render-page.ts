import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The frame of the page: head, notice, and whatever stands between. */
export function renderPage(parts: {
  title: string;
  phase: string;
  main: Markup;
  foot: Markup;
  nav: Markup;
  /** Name of the script, and of a style sheet beside the common one. */
  script?: string;
  style?: string;
}): Markup {
  const reload = parts.phase === 'ready' || parts.phase === 'documentation' ? '' : raw(RELOAD_WITHOUT_SCRIPT);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>${parts.title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/page.css">${
    parts.style === undefined
      ? html``
      : html`
<link rel="stylesheet" href="/assets/${parts.style}.css">`
  }
<script src="/assets/${parts.script ?? 'page-script'}.js" defer></script>
${reload}</head>
<body data-phase="${parts.phase}">
<a class="skip" href="#main">Skip to the list</a>
<header class="top">
<a class="brand" href="/"><img src="/assets/icon.svg" alt="" width="28" height="28">Clearway</a>
${parts.nav}
</header>
<main id="main">${parts.main}</main>
<footer>${parts.foot}</footer>
</body>
</html>`;
}

const RELOAD_WITHOUT_SCRIPT = '<noscript><meta http-equiv="refresh" content="5"></noscript>\n';

/** What everything made from public elements must say. */
export function screeningNotice(): Markup {
  return html`<p class="notice"><strong>Screening only.</strong> Positions from public elements are uncertain by kilometres:
a small miss distance says whom to look at, not that they will hit.</p>`;
}
