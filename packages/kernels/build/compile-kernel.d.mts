/** How the kernel is compiled: the compiler's command-line flags. */
export declare const compilerFlags: readonly string[];

/**
 * The bytes of the compiled kernel, from the cache or compiled now (a few seconds). Needs Node, not a browser.
 * Throws when the sources do not compile; never because a cache folder cannot be written.
 */
export declare function ensureKernel(): Promise<Uint8Array<ArrayBuffer>>;

/** Compiles afresh, without the cache. `messages` is what the compiler printed: warnings, or nothing. */
export declare function compileKernel(): Promise<{ wasm: Uint8Array<ArrayBuffer>; messages: string }>;

/** SHA-256 (hexadecimal) of sources, flags and compiler version: the name of the cached file. */
export declare function kernelHash(): Promise<string>;
