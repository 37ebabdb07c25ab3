import { sortByCell } from '@clearway/kernels/twins';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { createKernelLists, type KernelLists } from './kernel-lists.ts';

let lists: KernelLists;
beforeAll(async () => {
  lists = await createKernelLists();
});

const code = fc.integer({ min: -32_768, max: 32_767 });

it('objects are sorted by cell as by the twin: empty cells, absent objects, all in one cell', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.tuple(fc.integer({ min: -1, max: 39 }), code, code), { maxLength: 300 }),
      (cellCount, objects) => {
        lists.clear();
        const cells = Int32Array.from(objects, ([cell]) => (cell < cellCount ? cell : cellCount - 1));
        const low = Int16Array.from(objects, ([, value]) => value);
        const high = Int16Array.from(objects, ([, , value]) => value);
        const sizes = new Int32Array(cellCount + 1);
        for (const cell of cells) sizes[cell + 1]!++;
        const counts = lists.put(sizes);
        const starts = lists.room((cellCount + 1) * 4);
        const n = objects.length;
        const [index, sortedLow, sortedHigh] = [lists.room(n * 4), lists.room(n * 2), lists.room(n * 2)];
        lists.kernel.exports.sortByCell(
          ...[counts + 4, starts, cellCount, lists.put(cells), lists.put(low), lists.put(high), n],
          ...[index, sortedLow, sortedHigh],
        );
        const expected = sortByCell(cells, low, high, cellCount);
        const present = expected.index.length;
        expect({
          cellStarts: lists.ints(starts, cellCount + 1),
          index: lists.ints(index, present),
          low: lists.shorts(sortedLow, present),
          high: lists.shorts(sortedHigh, present),
        }).toEqual(expected);
        // Ready for the next step, the slot of the absent included.
        expect(lists.ints(counts, cellCount + 1)).toEqual(new Int32Array(cellCount + 1));
      },
    ),
    { numRuns: 500 },
  );
});
