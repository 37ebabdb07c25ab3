import { html } from 'hono/html';
import type { Markup } from '../pages/render-page.ts';

/** Text with what stands in backticks as code. */
export function renderText(text: string): Markup {
  const parts = text.split('`');
  return html`${parts.map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
