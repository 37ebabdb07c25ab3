import type { AnyOperation } from '@clearway/contract';
import { html } from 'hono/html';
import type { Markup } from '../pages/render-page.ts';
import { curlExample, examplePath } from './curl-example.ts';
import type {
  JsonSchema,
  OpenApiContent,
  OpenApiDocument,
  OpenApiOperation,
  OpenApiParameter,
} from './openapi-document.ts';
import { renderText } from './render-text.ts';
import { boundsText, fieldNotes, referencedNames, typeText } from './schema-text.ts';

/** One operation: what it does, its parameters, an example that can be copied, and what comes back. */
export function renderOperation(operation: AnyOperation, document: OpenApiDocument, origin: string): Markup {
  const { id, method, path, summary, description, exampleQuery } = operation;
  const described = document.paths[path]![method]!;
  const words = `${id} ${method} ${path} ${summary} ${operation.tag}`.toLowerCase();
  const tryIt = method === 'get' && operation.answers[0]!.contentType === 'application/json';
  const example = `${examplePath(operation)}${exampleQuery === undefined ? '' : `?${exampleQuery}`}`;
  return html`<article class="operation" id="${id}" data-words="${words}">
<h3>${summary}</h3>
<p class="address"><span class="method ${method}">${method.toUpperCase()}</span> <code>${breakable(path)}</code></p>
${description === undefined ? html`` : html`<p>${renderText(description)}</p>`}
${renderParameters(described.parameters ?? [])}
${renderBody(described, document)}
<h4>Example</h4>
<pre class="shell"><code>${curlExample(operation, origin)}</code></pre>
${tryIt ? html`<p class="try"><a href="${example}">Ask for it here</a></p>` : html``}
<h4>Answers</h4>
${renderAnswers(described, document)}
</article>`;
}

/** Long paths break after slashes. */
function breakable(path: string): Markup {
  return html`${path.split('/').map((part, i) => (i === 0 ? part : html`/<wbr>${part}`))}`;
}

function renderParameters(parameters: readonly OpenApiParameter[]): Markup {
  if (parameters.length === 0) return html``;
  return html`<h4>Parameters</h4>
<dl class="fields">${parameters.map(
    ({
      name,
      required,
      description,
      schema,
    }) => html`<div><dt><code>${name}</code>${required ? html` <span class="needed">needed</span>` : html``}</dt>
<dd><span class="type">${typeText(schema)} ${boundsText(schema)}</span> ${renderText(description ?? schema.description ?? '')}</dd></div>`,
  )}</dl>`;
}

function renderBody({ requestBody }: OpenApiOperation, document: OpenApiDocument): Markup {
  if (requestBody === undefined) return html``;
  return html`${Object.entries(requestBody.content).map(
    ([
      contentType,
      content,
    ]) => html`<h4>Body <span class="muted">${contentType}${requestBody.required ? '' : ', may be left out'}</span></h4>
${renderFieldsOf(content.schema, document)}`,
  )}`;
}

function renderFieldsOf(schema: JsonSchema | undefined, document: OpenApiDocument): Markup {
  const fields = schema === undefined ? [] : fieldNotes(document, schema);
  if (fields.length === 0) return html``;
  return html`<dl class="fields">${fields.map(
    (
      field,
    ) => html`<div><dt><code>${field.name}</code>${field.required ? html` <span class="needed">needed</span>` : html``}</dt>
<dd><span class="type">${field.type}</span> ${renderText(field.description)}</dd></div>`,
  )}</dl>`;
}

function renderAnswers({ responses }: OpenApiOperation, document: OpenApiDocument): Markup {
  const good = Object.entries(responses).filter(
    ([, { content }]) => content?.['application/problem+json'] === undefined,
  );
  const problems = Object.entries(responses).filter(([, { content }]) => content?.['application/problem+json']);
  return html`${good.map(
    ([status, { description, content }]) => html`<p><span class="status-code">${status}</span> ${description}</p>
${Object.entries(content ?? {}).map(([contentType, each]) => renderContent(contentType, each, document))}`,
  )}
<p class="problems">Problems: ${problems.map(([status, { description }], i) => html`${i > 0 ? ', ' : ''}<span title="${description}">${status}</span>`)}
as <a href="#document-Problem">Problem</a></p>`;
}

function renderContent(contentType: string, { schema, example }: OpenApiContent, document: OpenApiDocument): Markup {
  const names =
    schema === undefined ? [] : referencedNames(schema).filter((name) => name in document.components.schemas);
  const links = names.map((name, i) => html`${i > 0 ? ', ' : ''}<a href="#document-${name}">${name}</a>`);
  const isPage = schema?.properties?.items !== undefined;
  const shape = names.length === 0 ? html`` : html`: ${isPage ? 'list of ' : ''}${links}`;
  if (example === undefined) return html`<p class="muted">${contentType}${shape}</p>`;
  const text = typeof example === 'string' ? example : JSON.stringify(example, null, 2);
  return html`<details class="example"><summary>${contentType}${shape}</summary>
<pre><code>${text}</code></pre></details>`;
}
