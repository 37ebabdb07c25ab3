import { type AnyOperation, allOperations } from '@clearway/contract';
import { describe, expect, test } from 'vitest';
import { createFakeService } from '../fake-service/fake-service.fixture.ts';
import { createLiveApp } from '../live-app/create-live-app.ts';
import { curlExample } from './curl-example.ts';
import { type OpenApiDocument, openApiDocument } from './openapi-document.ts';

const document = openApiDocument('1.2.3');

/** Every value of a key anywhere in a document. */
function valuesOf(key: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [...(name === key ? [part] : []), ...valuesOf(key, part)]);
}

describe('the OpenAPI document', () => {
  test('is served as it is made', async () => {
    const response = await createLiveApp(createFakeService()).request('/api/v1/openapi.json');
    const served = (await response.json()) as OpenApiDocument;
    expect(served).toEqual({ ...JSON.parse(JSON.stringify(document)), info: { ...document.info, version: '0.1.0' } });
    expect(served.openapi).toBe('3.1.0');
  });

  test('has every operation once, and nothing else', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${method} ${path} ${operationId}`),
    );
    expect(described.toSorted()).toEqual(
      allOperations.map(({ method, path, id }) => `${method} ${path} ${id}`).toSorted(),
    );
    expect(new Set(allOperations.map(({ id }) => id)).size).toBe(allOperations.length);
  });

  test('describes every API route that the server has', () => {
    const app = createLiveApp(createFakeService());
    const routes = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && path !== '/api/v1/openapi.json')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    const described = allOperations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(new Set(routes)).toEqual(new Set(described));
  });

  test('refers to nothing that is not there, and has nothing that is not referred to', () => {
    const references = valuesOf('$ref', document) as string[];
    expect(references.length).toBeGreaterThan(50);
    const names = Object.keys(document.components.schemas);
    for (const reference of references) {
      expect(names).toContain(reference.replace('#/components/schemas/', ''));
    }
  });

  test('names path parameters as the path does, and describes every parameter', () => {
    for (const operation of allOperations) {
      const parameters = document.paths[operation.path]![operation.method]!.parameters ?? [];
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(operation.path.match(/\{\w+\}/g) ?? []);
      for (const { name, required, description, schema, in: place } of parameters) {
        expect(description ?? schema.description, `${operation.id} ${name}`).toBeTruthy();
        expect(schema.type ?? schema.enum, `${operation.id} ${name}`).toBeDefined();
        if (place === 'path') expect(required).toBe(true);
      }
    }
  });

  test('says which parameters are needed, and how lists are written', () => {
    const parameter = (path: string, name: string): object =>
      document.paths[path]!.get!.parameters!.find((each) => each.name === name)!;
    expect(parameter('/api/v1/states', 'object')).toMatchObject({
      required: true,
      style: 'form',
      explode: false,
      schema: { type: 'array', items: { type: 'integer' } },
    });
    expect(parameter('/api/v1/states', 'at')).toMatchObject({ required: false, schema: { format: 'date-time' } });
    expect(parameter('/api/v1/events', 'limit')).toMatchObject({
      schema: { type: 'integer', minimum: 1, maximum: 1000 },
    });
    expect(parameter('/api/v1/objects', 'in_orbit')).toMatchObject({ schema: { type: 'boolean' } });
  });

  test.each(allOperations.map((operation) => [operation.id, operation] as [string, AnyOperation]))(
    'examples of %s fit their schemas',
    (_, operation) => {
      for (const { schema, example, contentType } of operation.answers) {
        if (contentType === 'application/json') schema!.parse(example);
      }
      if (operation.body?.schema) operation.body.schema.parse(operation.body.example);
      const query = Object.fromEntries(new URLSearchParams(operation.exampleQuery ?? ''));
      operation.query?.parse(query);
      for (const { status } of operation.answers) {
        expect(document.paths[operation.path]![operation.method]!.responses).toHaveProperty(String(status));
      }
    },
  );
});

describe('the page of it', () => {
  const app = createLiveApp(createFakeService());

  test('shows every operation with its example against the host that was asked', async () => {
    const page = await (await app.request('http://localhost:9999/api')).text();
    for (const operation of allOperations) {
      expect(page).toContain(`id="${operation.id}"`);
      const shown = curlExample(operation, 'http://localhost:9999')
        .replaceAll('&', '&amp;')
        .replaceAll("'", '&#39;')
        .replaceAll('"', '&quot;');
      expect(page).toContain(shown);
    }
    for (const name of Object.keys(document.components.schemas)) expect(page).toContain(`id="document-${name}"`);
  });

  test('leads nowhere that is not there', async () => {
    const page = await (await app.request('/api')).text();
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    expect(ids.size).toBe([...page.matchAll(/ id="([^"]+)"/g)].length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    for (const [, address] of page.matchAll(/(?:href|src)="(\/[^"#]*)/g)) {
      const response = await app.request(address!.replaceAll('&amp;', '&').replace('/1204', '/7'));
      if (address === '/') expect(response.headers.get('location')).toBe('/close-approaches');
      else expect(response.status, address).toBe(200);
      await response.body?.cancel();
    }
  });

  test('needs nothing inline and nothing from elsewhere', async () => {
    const page = await (await app.request('/api')).text();
    expect(page).not.toMatch(/<script(?![^>]*src=)|\sstyle=|\son[a-z]+=|<style/);
    expect(page).not.toMatch(/(?:src|href)="https?:/);
  });
});

test('examples can be pasted into a shell', () => {
  const of = (id: string): string =>
    curlExample(allOperations.find((each) => each.id === id)!, 'http://localhost:8080');
  expect(of('findObject')).toBe("curl 'http://localhost:8080/api/v1/objects/25544'");
  expect(of('listenToSignals')).toBe("curl -N 'http://localhost:8080/api/v1/signals'");
  expect(of('deleteWatchlist')).toBe("curl -X DELETE 'http://localhost:8080/api/v1/watchlists/stations'");
  expect(of('cancelRun')).toBe("curl -X POST 'http://localhost:8080/api/v1/runs/17/cancel'");
  expect(of('addWatchlistMembers')).toBe(
    `curl -H 'Content-Type: application/json' -d '{"object_ids":[54216]}' 'http://localhost:8080/api/v1/watchlists/stations/members'`,
  );
  expect(of('uploadElementSets')).toContain("curl --data-binary @own.csv '");
});
