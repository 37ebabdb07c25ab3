import type { JsonSchema, OpenApiDocument } from './openapi-document.ts';

/** One field of a document, as the documentation lists it. */
export interface FieldNote {
  /** With its place: `items[].primary.name`. */
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

const REF = '#/components/schemas/';

/** The name of what a schema refers to; null where it stands by itself. */
export function referenceName({ $ref }: JsonSchema): string | null {
  return $ref?.startsWith(REF) ? $ref.slice(REF.length) : null;
}

/** `number`, `Party`, `list of integer`, `"open" | "cleared"`, `string or null`. */
export function typeText(schema: JsonSchema): string {
  const reference = referenceName(schema);
  if (reference !== null) return reference;
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices !== undefined) return choices.map(typeText).join(' or ');
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const types =
    schema.type === undefined ? ['anything'] : typeof schema.type === 'string' ? [schema.type] : schema.type;
  return types.map((type) => namedType(type, schema)).join(' or ');
}

function namedType(type: string, schema: JsonSchema): string {
  if (type === 'array') return `list of ${schema.items === undefined ? 'anything' : typeText(schema.items)}`;
  if (type === 'object' && typeof schema.additionalProperties === 'object') {
    return `map to ${typeText(schema.additionalProperties)}`;
  }
  if (type === 'string' && schema.format === 'date-time') return 'UTC time';
  return schema.format === 'binary' ? 'bytes' : type;
}

/** `from 1 to 1000`; empty without bounds. */
export function boundsText({ minimum, exclusiveMinimum, maximum }: JsonSchema): string {
  const from =
    minimum !== undefined ? `from ${minimum}` : exclusiveMinimum !== undefined ? `above ${exclusiveMinimum}` : '';
  return [from, maximum === undefined ? '' : `to ${maximum}`].filter((part) => part !== '').join(' ');
}

/** The fields of a document, those of documents inside it by reference only. */
export function fieldNotes(document: OpenApiDocument, schema: JsonSchema): FieldNote[] {
  const reference = referenceName(schema);
  const meant = reference === null ? schema : document.components.schemas[reference]!;
  return Object.entries(meant.properties ?? {}).map(([name, field]) => ({
    name,
    type: typeText(field),
    required: meant.required?.includes(name) ?? false,
    description: field.description ?? '',
  }));
}

/** Names of the schemas that a schema refers to, itself included. */
export function referencedNames(schema: JsonSchema): string[] {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const reference = referenceName(value as JsonSchema);
    if (reference !== null) names.add(reference);
    for (const part of Object.values(value)) walk(part);
  };
  walk(schema);
  return [...names];
}
