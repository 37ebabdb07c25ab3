declare module 'virtual:kernel-address' {
  /** Where the compiled kernel is served. */
  export const KERNEL_ADDRESS: string;
}
