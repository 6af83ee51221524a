import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import remixConfig from './remix.config.js';

/** The server bundle is our Express server with Remix inside it, so web code exists once in the process. */
const expressEntry: Plugin = {
  name: 'express-entry',
  config: (_user, { isSsrBuild }) =>
    isSsrBuild ? { build: { rollupOptions: { input: './app/server.ts' } } } : undefined,
};

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig), expressEntry],
  build: { target: 'es2022' },
  server: { watch: { ignored: ['**/.data/**', '**/build/**'] } },
});
