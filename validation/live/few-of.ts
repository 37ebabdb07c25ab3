import fc from 'fast-check';

/** Some of these fields, mostly one or two: a query with many conditions finds nothing, whatever they do. */
export function fewOf<Fields extends object>(
  fields: {
    readonly [Name in keyof Fields]: fc.Arbitrary<Fields[Name]>;
  },
): fc.Arbitrary<Partial<Fields>> {
  const names = Object.keys(fields) as (keyof Fields)[];
  return fc
    .uniqueArray(fc.constantFrom(...names), { maxLength: 3 })
    .chain(
      (chosen) => fc.record(Object.fromEntries(chosen.map((name) => [name, fields[name]]))) as fc.Arbitrary<object>,
    )
    .map((query) => query as Partial<Fields>);
}
