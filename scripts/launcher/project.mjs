import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
export const inProject = (...parts) => join(ROOT, ...parts);

const PRELOAD = new URL('./end-with-launcher.mjs', import.meta.url).href;

/** Arguments for Node to run one of our TypeScript programs, ending with the launcher however that ends. */
export const nodeArguments = (file, ...args) => [
  '--import',
  PRELOAD,
  '--import',
  'tsx',
  inProject(file),
  ...args,
];
/** The same for a program that needs no TypeScript. */
export const plainNodeArguments = (file, ...args) => ['--import', PRELOAD, inProject(file), ...args];
