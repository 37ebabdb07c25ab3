// Run by npm after an installation: compiles the kernel, so that the first command need not. Whatever is wrong with it
// must not break the installation: the command compiles it at first use, and says then what is wrong.
try {
  const { ensureKernel } = await import('../packages/kernels/build/compile-kernel.mjs');
  await ensureKernel();
} catch (error) {
  console.error(`clearway: the kernel will be compiled at first use (${String(error.message).split('\n')[0]})`);
}
