import { type AnyOperation, allOperations, TAGS } from '@clearway/contract';
import { html } from 'hono/html';
import type { Navigation } from '../pages/live-frame.ts';
import { type Markup, renderPage } from '../pages/render-page.ts';
import type { OpenApiDocument } from './openapi-document.ts';
import { renderOperation } from './render-operation.ts';
import { renderText } from './render-text.ts';
import { fieldNotes } from './schema-text.ts';

/**
 * The documentation as one page, from the document of the API: what there is, how to ask for it, and what comes back. Works without
 * its script, which only filters. `origin` is where examples are asked.
 */
export function renderDocumentation(document: OpenApiDocument, origin: string, navigation: Navigation): Markup {
  return renderPage({
    title: 'Clearway: API',
    phase: 'documentation',
    nav: navigation('/api'),
    script: 'documentation-script',
    style: 'documentation',
    main: html`<section class="summary">
<h1>The API of Clearway</h1>
${document.info.description!.split('\n\n').map((paragraph) => html`<p class="lead">${renderText(paragraph)}</p>`)}
<p class="files"><a href="/api/v1/openapi.json">OpenAPI ${document.openapi} document</a> <a href="/metrics">Metrics</a></p>
</section>
<div class="documentation">
<nav class="contents" aria-label="Operations">
<label class="find"><span class="unseen">Find an operation</span><input type="search" id="find" placeholder="Find: events, csv, watch" autocomplete="off" spellcheck="false"></label>
<p id="found" class="muted" role="status"></p>
${TAGS.map((tag) => renderContents(tag))}
<p class="group"><a href="#documents">Documents</a></p>
</nav>
<div class="operations">
${TAGS.map(
  (tag) => html`<section class="tag-section" aria-labelledby="${tagId(tag)}"><h2 id="${tagId(tag)}">${tag}</h2>
${operationsOf(tag).map((operation) => renderOperation(operation, document, origin))}</section>`,
)}
${renderDocuments(document)}
</div>
</div>`,
    foot: html`<p>Version ${document.info.version}. <a href="/api/v1/openapi.json">OpenAPI document</a> for programs that make clients.</p>`,
  });
}

function operationsOf(tag: string): AnyOperation[] {
  return allOperations.filter((operation) => operation.tag === tag);
}

function tagId(tag: string): string {
  return tag.toLowerCase().replaceAll(' ', '-');
}

function renderContents(tag: string): Markup {
  return html`<div class="group" data-group><a class="group-title" href="#${tagId(tag)}">${tag}</a>
<ul>${operationsOf(tag).map(
    ({ id, method, path, summary }) =>
      html`<li data-operation="${id}"><a href="#${id}" title="${summary}"><span class="method ${method}">${method.toUpperCase()}</span> ${path.replace('/api/v1', '')}</a></li>`,
  )}</ul></div>`;
}

/** The documents that answers are made of. */
function renderDocuments(document: OpenApiDocument): Markup {
  const schemas = Object.entries(document.components.schemas).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return html`<section class="tag-section" aria-labelledby="documents"><h2 id="documents">Documents</h2>
${schemas.map(
  ([name, schema]) => html`<article class="operation document" id="document-${name}" data-words="${name.toLowerCase()}">
<h3>${name}</h3>
${renderFields(fieldNotes(document, schema))}
</article>`,
)}</section>`;
}

function renderFields(fields: ReturnType<typeof fieldNotes>): Markup {
  return html`<dl class="fields">${fields.map(
    (
      field,
    ) => html`<div><dt><code>${field.name}</code>${field.required ? html`` : html` <span class="muted">optional</span>`}</dt>
<dd><span class="type">${renderText(field.type)}</span>${field.description === '' ? '' : html` ${renderText(field.description)}`}</dd></div>`,
  )}</dl>`;
}
