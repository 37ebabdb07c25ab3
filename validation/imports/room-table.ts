/** The table of allowed imports of the architecture: which rooms each room may import. */
export const allowedImports: Readonly<Record<string, readonly string[]>> = {
  web: ['contract', 'astro', 'kernels', 'messages', 'screening', 'risk', 'avoidance'],
  clearway: ['api', 'service', 'contract'],
  api: ['service', 'contract'],
  service: ['store', 'contract', 'astro', 'kernels', 'messages', 'screening', 'risk', 'avoidance'],
  store: ['contract'],
  avoidance: ['risk', 'screening', 'kernels', 'astro'],
  risk: ['kernels', 'astro'],
  screening: ['kernels', 'astro'],
  messages: ['astro'],
  kernels: ['astro'],
  astro: [],
  contract: [],
};

/** Rooms that do no input or output and run in browser, server and worker alike. */
export const pureRooms: ReadonlySet<string> = new Set([
  'astro',
  'kernels',
  'messages',
  'screening',
  'risk',
  'avoidance',
  'contract',
]);

/** Only inside `workers/` may the map import these; elsewhere its data come through `contract` alone. */
export const workerOnlyInWeb: ReadonlySet<string> = new Set([...pureRooms].filter((room) => room !== 'contract'));

/** The independent oracle: for tests, validation and benchmarks only. */
export const oraclePackage = 'satellite.js';
