// Nothing is installed yet when this runs, and the Node may be old: plain words only, until the version is known.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node.js 20.19 이상이 필요합니다. 지금 버전은 ${process.versions.node}입니다. (Node.js 20.19 or newer is needed) https://nodejs.org`,
  );
  process.exit(1);
}
import('./launcher/mall.mjs').then(({ startMall }) => startMall({ dev: process.argv.includes('--dev') }));
