// Run by npm after an installation: compiles the kernel, prepares the embedded database and builds the map, so that the first command need
// not. Whatever is wrong with them must not break the installation: they are made at first use, which says then what is wrong.
try {
  const { ensureKernel } = await import('../packages/kernels/build/compile-kernel.mjs');
  await ensureKernel();
} catch (error) {
  console.error(`clearway: the kernel will be compiled at first use (${String(error.message).split('\n')[0]})`);
}
try {
  const { prepareDatabase } = await import('./prepare/prepare-database.mjs');
  await prepareDatabase();
} catch (error) {
  console.error(`clearway: the database will be prepared at first use (${String(error.message).split('\n')[0]})`);
}
try {
  const { ensureMap } = await import('../apps/web/build/ensure-map.mjs');
  const { findComputingNode } = await import('../apps/clearway/bin/packaged-node.mjs');
  await ensureMap({ node: findComputingNode() ?? process.execPath });
} catch (error) {
  console.error(`clearway: the map will be built at first use (${String(error.message).split('\n')[0]})`);
}
