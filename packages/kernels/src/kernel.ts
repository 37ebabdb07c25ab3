/** The functions of the compiled kernel; arguments are addresses, counts and scalars (see `assembly/`). */
export interface KernelExports {
  readonly memory: WebAssembly.Memory;
  readonly heapBase: () => number;
  readonly propagateNear: (record: number, times: number, count: number, out: number, columnBytes: number) => number;
  readonly propagateDeep: (record: number, times: number, count: number, out: number, columnBytes: number) => number;
  readonly tabulateResonance: (record: number) => void;
  readonly propagateKnots: (...values: number[]) => void;
  readonly interpolateStep: (...values: number[]) => number;
  readonly sortByCell: (...values: number[]) => void;
  readonly prepareSweepWork: (work: number) => void;
  readonly sweepWorkBytes: () => number;
  readonly sweepCells: (...values: number[]) => number;
  readonly sweepApart: (...values: number[]) => number;
  readonly sweepApartPairs: (...values: number[]) => number;
}

/** One instance of the kernel with its own memory, handed out from the bottom up and never returned. */
export interface Kernel {
  readonly exports: KernelExports;
  /**
   * Reserves `bytes`, aligned to 64, zeroed; returns the address. Views made before may be detached by it. Throws
   * RangeError where there is no room, and has then changed nothing.
   */
  readonly allocate: (bytes: number) => number;
  readonly floats64: (address: number, length: number) => Float64Array;
  readonly floats32: (address: number, length: number) => Float32Array;
  readonly ints32: (address: number, length: number) => Int32Array;
  readonly bytes: (address: number, length: number) => Uint8Array;
}

const PAGE_BYTES = 65_536;
/** What 32-bit addresses reach. */
const MOST_BYTES = 2 ** 32;
const MIB = 2 ** 20;

/** Makes an instance from the kernel's compiled bytes. */
export async function createKernel(wasm: Uint8Array<ArrayBuffer>): Promise<Kernel> {
  const module = await WebAssembly.compile(wasm);
  const instance = await WebAssembly.instantiate(module, {
    env: {
      abort: (): never => {
        throw new Error('The kernel stopped on a broken invariant.');
      },
    },
  });
  const exports = instance.exports as unknown as KernelExports;
  let top = Math.ceil(exports.heapBase() / 64) * 64;
  return {
    exports,
    allocate: (bytes) => {
      const next = top + Math.ceil((bytes + 64) / 64) * 64;
      if (!(bytes >= 0)) throw new RangeError(`cannot reserve ${bytes} bytes`);
      const missing = next - exports.memory.buffer.byteLength;
      try {
        if (missing > 0) exports.memory.grow(Math.ceil(missing / PAGE_BYTES));
      } catch (cause) {
        throw noRoom(bytes, top, cause);
      }
      const address = top;
      top = next;
      return address;
    },
    floats64: (address, length) => new Float64Array(exports.memory.buffer, address, length),
    floats32: (address, length) => new Float32Array(exports.memory.buffer, address, length),
    ints32: (address, length) => new Int32Array(exports.memory.buffer, address, length),
    bytes: (address, length) => new Uint8Array(exports.memory.buffer, address, length),
  };
}

function noRoom(bytes: number, used: number, cause?: unknown): RangeError {
  const mib = (value: number): string => `${Math.ceil(value / MIB)} MiB`;
  const message = `no room for ${mib(bytes)} more in a kernel that holds ${mib(used)} (at most ${mib(MOST_BYTES)}): too many objects`;
  return new RangeError(message, { cause });
}
