/** `shared`: part of the installation; otherwise it must belong to this user alone to be trusted. */
export interface CacheFolder {
  readonly path: string;
  readonly shared: boolean;
}

/** The cached kernel of this hash, or undefined. A file that is no WebAssembly counts as absent. */
export declare function readFromCaches(
  hash: string,
  folders?: readonly CacheFolder[],
): Promise<Uint8Array<ArrayBuffer> | undefined>;

/** Stores the kernel in the first folder that can be written; false when none can. */
export declare function writeToFirstCache(
  hash: string,
  wasm: Uint8Array,
  folders?: readonly CacheFolder[],
): Promise<boolean>;

/** Where kernels are kept, in order of preference. */
export declare function cacheFolders(): readonly CacheFolder[];
