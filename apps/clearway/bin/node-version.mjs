// Kept to what Node 12 can parse, so that an old Node gets a line it can print instead of a syntax error.
const oldestNode = 20;

/** The major version of the Node that runs this. */
export const nodeMajor = Number(process.versions.node.split('.')[0]);

/** Stops with one line on a Node that is too old even to start the right one. */
export function refuseOldNode() {
  if (nodeMajor >= oldestNode) return;
  const found = process.versions.node;
  console.error(`clearway: Node.js ${oldestNode} or newer is needed and this is ${found}: see https://nodejs.org`);
  process.exit(1);
}
