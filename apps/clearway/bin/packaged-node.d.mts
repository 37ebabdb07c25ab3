/** Options of every Node that computes: with them V8 does not lose track of compiled WebAssembly. */
export declare const steadyOptions: string[];
export const lastingStart: {
  readonly options: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
};
