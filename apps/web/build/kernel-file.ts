import { ensureKernel } from '@clearway/kernels/build';
import type { Plugin } from 'vite';

/** Emits the compiled kernel as a file of the map; code asks for its address as `virtual:kernel-address`. */
export function kernelFile(): Plugin {
  const name = 'virtual:kernel-address';
  return {
    name: 'clearway-kernel',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null;
      const reference = this.emitFile({ type: 'asset', name: 'kernel.wasm', source: await ensureKernel() });
      return `export const KERNEL_ADDRESS = import.meta.ROLLUP_FILE_URL_${reference};`;
    },
  };
}
