import { StoreError } from '@clearway/store';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBoth } from './databases.ts';

/** What every driver must give back for the same statement. */
describeOnBoth('values', (store) => {
  const read = async (expression: string): Promise<unknown> => {
    const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(store().db);
    return rows[0]!.value;
  };

  it.each([
    ['int8', '9007199254740991::int8', Number.MAX_SAFE_INTEGER],
    ['int8 below zero', '(-9007199254740991)::int8', Number.MIN_SAFE_INTEGER],
    ['int8[]', 'array[1, 9007199254740991]::int8[]', [1, Number.MAX_SAFE_INTEGER]],
    ['int8[] of nothing', "'{}'::int8[]", []],
    ['a count', '(select count(*) from objects)', 0],
    ['int4', '2147483647::int4', 2_147_483_647],
    ['int2', '(-32768)::int2', -32_768],
    ['float8', '5e-324::float8', 5e-324],
    ['float8, infinite', "'-infinity'::float8", Number.NEGATIVE_INFINITY],
    ['boolean', 'true', true],
    ['null', 'null::int8', null],
    ['jsonb', `'{"a": [1, null, "x"]}'::jsonb`, { a: [1, null, 'x'] }],
    ['jsonb, a list', `'[1, "2"]'::jsonb`, [1, '2']],
  ])('are read alike: %s', async (_name, expression, expected) => {
    expect(await read(expression)).toEqual(expected);
  });

  it('of bytea are bytes', async () => {
    const value = await read("'\\x00ff10'::bytea");
    expect(value).toBeInstanceOf(Uint8Array);
    expect([...(value as Uint8Array)]).toEqual([0, 255, 16]);
    expect([...((await read("''::bytea")) as Uint8Array)]).toEqual([]);
  });

  it.each([
    'select 9007199254740992::int8 as value',
    'select (-9223372036854775808)::int8 as value',
    'select array[1, 9007199254740993]::int8[] as value',
  ])('beyond 2^53 are refused, and the next statement works: %s', async (statement) => {
    await expect(sql.raw(statement).execute(store().db)).rejects.toThrow(
      expect.objectContaining({ constructor: StoreError, code: 'number-too-large' }),
    );
    expect(await read('1::int8')).toBe(1);
  });

  it('come back as they were written', async () => {
    const { db } = store();
    const row = fc.record({
      i: fc.maxSafeInteger(),
      f: fc.double({ noNaN: true }).map((value) => (value === 0 ? 0 : value)),
      t: fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
      b: fc.uint8Array({ maxLength: 300 }),
      y: fc.boolean(),
      j: fc
        .jsonValue()
        .map((value) => JSON.parse(JSON.stringify(value).replaceAll('\\u0000', '').replaceAll('-0', '0'))),
    });
    await fc.assert(
      fc.asyncProperty(row, async ({ i, f, t, b, y, j }) => {
        const { rows } = await sql<Record<string, unknown>>`select ${i}::int8 as i, ${f}::float8 as f, ${t}::text as t,
          ${b}::bytea as b, ${y}::boolean as y, ${JSON.stringify({ j })}::jsonb as j`.execute(db);
        const { b: bytes, ...rest } = rows[0]!;
        expect(rest).toEqual({ i, f, t, y, j: { j } });
        expect(Buffer.compare(bytes as Uint8Array, b)).toBe(0);
        const arrays = await sql<Record<string, unknown>>`select i, f, t, y from
          unnest(${[i, null]}::int8[], ${[f, null]}::float8[], ${[t, null]}::text[], ${[y, null]}::boolean[])
          as given(i, f, t, y)`.execute(db);
        expect(arrays.rows).toEqual([
          { i, f, t, y },
          { i: null, f: null, t: null, y: null },
        ]);
      }),
      { numRuns: 100 },
    );
  });

  it('given to a statement stay the caller’s: bytes are not taken away', async () => {
    const bytes = new Uint8Array(100_000).fill(7);
    await sql`select ${bytes}::bytea`.execute(store().db);
    expect(bytes.length).toBe(100_000);
  });
});

describeOnBoth('a transaction', (store) => {
  it('is rolled back when its work throws, and others see nothing of it', async () => {
    const { db } = store();
    const work = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('settings').values({ name: 'a', value: '{}' }).execute();
      throw new Error('changed my mind');
    });
    // On the one connection of the embedded database this waits for the transaction, and must not get into it.
    const beside = db.insertInto('settings').values({ name: 'b', value: '{}' }).execute();
    await expect(work).rejects.toThrow('changed my mind');
    await beside;
    expect(await db.selectFrom('settings').select('name').execute()).toEqual([{ name: 'b' }]);
  });

  it('in which a statement failed unnoticed does not pretend to have stored anything', async () => {
    const work = store()
      .db.transaction()
      .execute(async (transaction) => {
        await transaction.insertInto('settings').values({ name: 'c', value: '{}' }).execute();
        await sql`select 1 / 0`.execute(transaction).catch(() => {});
      });
    await expect(work).rejects.toThrow();
    expect(await store().db.selectFrom('settings').select('name').where('name', '=', 'c').execute()).toEqual([]);
  });

  it('can go back to a savepoint', async () => {
    const transaction = await store().db.startTransaction().execute();
    await transaction.insertInto('settings').values({ name: 'd', value: '{}' }).execute();
    const saved = await transaction.savepoint('here').execute();
    await saved.insertInto('settings').values({ name: 'e', value: '{}' }).execute();
    await (await saved.rollbackToSavepoint('here').execute()).commit().execute();
    const names = await store().db.selectFrom('settings').select('name').where('name', 'in', ['d', 'e']).execute();
    expect(names).toEqual([{ name: 'd' }]);
  });

  it('gives errors with PostgreSQL’s code and constraint', async () => {
    const twice = store()
      .db.insertInto('settings')
      .values([
        { name: 'x', value: '{}' },
        { name: 'x', value: '{}' },
      ]);
    await expect(twice.execute()).rejects.toMatchObject({ code: '23505', constraint: 'settings_pkey' });
  });

  it('several statements in one text give the rows of each', async () => {
    const results = await store().executeAll(
      'select 1 as a; create table t (x int); select 2 as b union select 3 order by 1',
    );
    expect(results.map(({ rows }) => rows.map((row) => ({ ...row })))).toEqual([[{ a: 1 }], [], [{ b: 2 }, { b: 3 }]]);
  });
});
