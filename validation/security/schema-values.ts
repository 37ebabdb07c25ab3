import fc from 'fast-check';
import type { JsonSchema, OpenApiDocument } from '../../packages/api/src/documentation/openapi-document.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What no schema asks for: wrong kinds, extremes, texts that mean something elsewhere. */
const NONSENSE: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  null,
  true,
  -1,
  0,
  2 ** 31,
  2 ** 53,
  1e308,
  -1e-308,
  0.1,
  '',
  ' ',
  '\0',
  '\ud800',
  '__proto__',
  'null',
  'NaN',
  '9'.repeat(400),
  'é'.repeat(300),
  "'; drop table events; --",
  '%00',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '2026-02-30T25:61:61Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  [],
  {},
  [[[[]]]],
  { __proto__: null, constructor: 'x' },
);

/** Mostly what a schema asks for, sometimes nonsense, at any depth. */
export function valueFor(schema: JsonSchema, { components }: OpenApiDocument, depth = 0): fc.Arbitrary<Json> {
  const known = schema.$ref === undefined ? schema : components.schemas[schema.$ref.split('/').at(-1)!]!;
  const fitting = fittingValue(known, { components } as OpenApiDocument, depth);
  return fc.oneof({ weight: 12, arbitrary: fitting }, { weight: 1, arbitrary: NONSENSE });
}

function fittingValue(schema: JsonSchema, document: OpenApiDocument, depth: number): fc.Arbitrary<Json> {
  if (depth > 5) return fc.constant(null);
  if (schema.enum !== undefined) return fc.constantFrom(...(schema.enum as Json[]));
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices !== undefined) return fc.oneof(...choices.map((each) => valueFor(each, document, depth + 1)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  const { minimum = -1e6, maximum = 1e6 } = schema;
  switch (type) {
    case 'integer':
      return fc.integer({
        min: Math.ceil(Math.max(minimum, -(2 ** 31))),
        max: Math.floor(Math.min(maximum, 2 ** 31 - 1)),
      });
    case 'number':
      return fc.double({ min: Math.max(minimum, -1e300), max: Math.min(maximum, 1e300), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valueFor(schema.items ?? {}, document, depth + 1), { maxLength: 3 });
    case 'object':
      return objectOf(schema, document, depth);
    default:
      return textOf(schema);
  }
}

function objectOf(schema: JsonSchema, document: OpenApiDocument, depth: number): fc.Arbitrary<Json> {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, each]) => [name, valueFor(each, document, depth + 1)] as const,
  );
  const requiredKeys = (schema.required ?? []).filter((name) => fields.some(([field]) => field === name));
  return fc
    .tuple(fc.record(Object.fromEntries(fields), { requiredKeys }), fc.nat(20))
    .map(([value, odd]) => (odd === 0 ? { ...value, surprise: 1 } : value) as Json);
}

function textOf({ format, example }: JsonSchema): fc.Arbitrary<Json> {
  const texts = [fc.string({ maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 30 })];
  const time = fc
    .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
    .map((date) => date.toISOString());
  const known = typeof example === 'string' ? [fc.constant(example)] : [];
  return fc.oneof(...known, ...(format === 'date-time' ? [time] : texts));
}
