import { createKernel, type Kernel } from '@clearway/kernels';
import { ensureKernel } from '@clearway/kernels/build';
import type { Candidate } from '@clearway/kernels/twins';

type List = Float32Array | Float64Array | Int32Array | Int16Array | Uint8Array;

/** Lists in a kernel's memory, each at an address of its own, for as long as one comparison lasts. */
export interface KernelLists {
  readonly kernel: Kernel;
  /** Copies a list into the kernel, with `spare` bytes behind it, and returns its address. */
  readonly put: (list: List, spare?: number) => number;
  readonly room: (bytes: number) => number;
  readonly floats: (address: number, length: number) => Float32Array;
  readonly ints: (address: number, length: number) => Int32Array;
  readonly shorts: (address: number, length: number) => Int16Array;
  /** Candidates as the kernel wrote them. */
  readonly candidates: (address: number, count: number) => Candidate[];
  /** Forgets all lists. */
  readonly clear: () => void;
}

const GUARD = 64;

export async function createKernelLists(bytes: number = 64 * 2 ** 20): Promise<KernelLists> {
  const kernel = await createKernel(await ensureKernel());
  const base = kernel.allocate(bytes);
  let top = base;
  const room = (size: number): number => {
    const address = top + GUARD;
    top = Math.ceil((address + size + GUARD) / 64) * 64;
    if (top > base + bytes) throw new RangeError('the lists of this comparison do not fit');
    kernel.bytes(address, size).fill(0);
    return address;
  };
  return {
    kernel,
    room,
    put: (list, spare = 0) => {
      const address = room(list.byteLength + spare);
      kernel.bytes(address, list.byteLength).set(new Uint8Array(list.buffer, list.byteOffset, list.byteLength));
      return address;
    },
    floats: (address, length) => kernel.floats32(address, length).slice(),
    ints: (address, length) => kernel.ints32(address, length).slice(),
    shorts: (address, length) => new Int16Array(kernel.bytes(address, length * 2).slice().buffer),
    candidates: (address, count) => {
      const ints = kernel.ints32(address, count * 4);
      const floats = kernel.floats32(address, count * 4);
      return Array.from({ length: count }, (_, k) => ({
        first: ints[4 * k]!,
        second: ints[4 * k + 1]!,
        time: floats[4 * k + 2]!,
        slow: ints[4 * k + 3] === 1,
      }));
    },
    clear: () => {
      top = base;
    },
  };
}

/** Candidates in one order, as text, so that two lists can be compared and their difference read. */
export function inOrder(candidates: readonly Candidate[]): string[] {
  return candidates
    .map(
      ({ first, second, time, slow }) => `${first} ${second} ${Object.is(time, -0) ? 0 : time}${slow ? ' slow' : ''}`,
    )
    .sort();
}
