/** Options of every Node that computes: with them V8 does not lose track of compiled WebAssembly. */
export declare const steadyOptions: string[];
