import { environment } from './env.ts';
import { startSandbox } from './sandbox.ts';

async function main(): Promise<void> {
  const sandbox = await startSandbox(environment());
  console.log(JSON.stringify({ msg: 'sandbox ready', port: sandbox.port }));
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
}

main().catch((error: unknown) => {
  console.error(
    JSON.stringify({
      msg: 'sandbox cannot start',
      error: error instanceof Error ? error.message : String(error),
    }),
  );
  process.exitCode = 1;
});
