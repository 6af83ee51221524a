// Loaded into every process the launcher starts, and into the processes those start. When the parent is gone
// (kill -9), nobody would ever stop them: they ask themselves to end as a SIGTERM would, then insist.
const parent = process.ppid;
const launcher = Number(process.env.MALL_LAUNCHER_PID);
const INSIST_MS = 15_000;

function isGone() {
  if (process.ppid !== parent) return true;
  if (!launcher) return false;
  try {
    process.kill(launcher, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

const watch = setInterval(() => {
  if (!isGone()) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), INSIST_MS).unref();
}, 500);
watch.unref();
