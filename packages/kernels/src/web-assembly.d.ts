/**
 * The part of the WebAssembly interface that Clearway uses. TypeScript declares it only together with a browser's
 * whole DOM, which rooms that also run on the server must not see.
 */
declare namespace WebAssembly {
  type ExportValue = ((...values: number[]) => number) | Memory;
  type Imports = Record<string, Record<string, ((...values: number[]) => unknown) | Memory>>;

  interface Module {
    readonly [Symbol.toStringTag]: string;
  }
  var Module: new (bytes: Uint8Array<ArrayBuffer> | ArrayBuffer) => Module;

  interface Instance {
    readonly exports: Record<string, ExportValue>;
  }
  var Instance: new (module: Module, imports?: Imports) => Instance;

  interface Memory {
    readonly buffer: ArrayBuffer;
    /** Adds pages of 64 KiB and returns the previous number of pages. The old `buffer` is detached. */
    grow(pages: number): number;
  }
  var Memory: new (descriptor: { initial: number; maximum?: number; shared?: boolean }) => Memory;

  function validate(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): boolean;
  function compile(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<Module>;
  function instantiate(module: Module, imports?: Imports): Promise<Instance>;
}
