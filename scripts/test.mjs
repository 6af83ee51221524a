// Works from a fresh clone: only Node and npm are here when it starts.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}
import('./launcher/test-run.mjs').then(({ runTests }) => runTests(process.argv.slice(2)));
