import { type AnyOperation, allOperations, type OperationAnswer, problem, TAGS } from '@clearway/contract';
import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import { needOf } from '../security/operation-roles.ts';

/** An OpenAPI 3.1 document as far as we read it ourselves. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

export interface OpenApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly OpenApiParameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, OpenApiContent>> };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Readonly<Record<string, OpenApiContent>> }>
  >;
}

export interface OpenApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export interface OpenApiContent {
  readonly schema?: JsonSchema;
  readonly example?: unknown;
}

/** JSON Schema 2020-12, as far as the documentation shows it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly example?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

const DESCRIPTION = `Everything in orbit, who comes close to whom, and how that changes from run to run.

Units are in the names of fields: km, km/s, degrees, days. Times are ISO 8601 UTC. Lists come in parts: give \`next\` as \`cursor\` for the
next one. Errors are \`application/problem+json\` (RFC 9457). What is not known in a query or a body is refused.

Positions from public elements are uncertain by kilometres: this is for screening only.`;

/** The document of the API, from the same operations and schemas that the routes read requests by. */
export function openApiDocument(version: string): OpenApiDocument {
  const app = new OpenAPIHono();
  for (const operation of allOperations) app.openAPIRegistry.registerPath(createRoute(routeConfig(operation)));
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Clearway',
      version,
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    tags: TAGS.map((name) => ({ name })),
  }) as unknown as OpenApiDocument;
}

const PROBLEM_DESCRIPTIONS: Readonly<Record<number, string>> = {
  400: 'It cannot be meant: a parameter or a field is unknown or not valid',
  401: 'Nobody has signed in, or the key is not in force',
  403: 'The role of the person does not allow it',
  404: 'There is no such thing',
  409: 'It does not fit what is there',
  413: 'It is too large',
  429: 'Too many requests: come back after `Retry-After` seconds',
  500: 'Something went wrong on our side',
  503: 'Not yet: come back after `Retry-After` seconds',
};

function routeConfig(operation: AnyOperation): RouteConfig & { path: string } {
  const { id, method, path, tag, summary, description, pathParameters, query, body } = operation;
  return {
    method,
    path,
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    request: {
      ...(pathParameters ? { params: pathParameters as z.ZodObject } : {}),
      ...(query ? { query: query as z.ZodObject } : {}),
      ...(body
        ? {
            body: {
              required: body.required,
              content: { [body.contentType]: { schema: body.schema ?? bytesSchema(), example: body.example } },
            },
          }
        : {}),
    },
    responses: { ...answers(operation.answers), ...problems(operation) },
  };
}

function answers(all: readonly OperationAnswer[]): RouteConfig['responses'] {
  const responses: RouteConfig['responses'] = {};
  for (const { status, description, contentType, schema, example, headers } of all) {
    const before = responses[status] as { description: string; content?: object } | undefined;
    const content =
      contentType === null
        ? undefined
        : { [contentType]: { schema: schema ?? z.string(), ...(example === null ? {} : { example }) } };
    responses[status] = {
      description: before === undefined ? description : `${before.description}; ${description}`,
      ...(content || before?.content ? { content: { ...before?.content, ...content } } : {}),
      ...(headers ? { headers: headersOf(headers) } : {}),
    };
  }
  return responses;
}

function headersOf(headers: Readonly<Record<string, string>>): Record<string, { description: string; schema: object }> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  );
}

function problems(operation: AnyOperation): RouteConfig['responses'] {
  const need = needOf(operation);
  const ofAccounts = need === 'anyone' ? [429] : [401, 403, 429];
  const statuses = new Set<number>([400, ...ofAccounts, ...operation.problems, 500]);
  return Object.fromEntries(
    [...statuses].map((status) => [
      status,
      {
        description: PROBLEM_DESCRIPTIONS[status]!,
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );
}

function bytesSchema(): z.ZodType {
  return z.string().meta({ type: 'string', format: 'binary' });
}
