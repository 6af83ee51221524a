const seconds = (from) => ((performance.now() - from) / 1000).toFixed(1);
const LONG_MS = 4_000;

export const say = (line) => process.stdout.write(`${line}\n`);
export const complain = (line) => process.stderr.write(`${line}\n`);

/** Runs one step of the start and says in one line what was done and how long it took. */
export async function step(name, work) {
  const from = performance.now();
  const patience = setTimeout(() => say(`  … ${name} 중`), LONG_MS);
  try {
    const result = await work();
    const note = typeof result === 'string' ? ` (${result})` : '';
    say(`  ✔ ${name}${note} ${seconds(from)}초`);
    return result;
  } catch (error) {
    complain(`  ✘ ${name} ${seconds(from)}초`);
    throw error;
  } finally {
    clearTimeout(patience);
  }
}
