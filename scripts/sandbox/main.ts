import { environment } from './env.ts';
import { startSandbox } from './sandbox.ts';

const sandbox = await startSandbox(environment());
console.log(JSON.stringify({ msg: 'sandbox ready', port: sandbox.port }));

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
