/** Plain Node built-ins only: this runs before dependencies are there. */
const floor = [20, 19];

/** Ends the process with a sentence when Node is older than the floor that dependencies need. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > floor[0] || (major === floor[0] && minor >= floor[1])) return;
  console.error(`Reconnect needs Node ${floor.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
