import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { embedding } from './src/embed/vite-plugin.ts';
import { offline } from './src/offline/vite-plugin.ts';
import { conformanceCounts } from './src/reference/vite-plugin.ts';
import { contentSecurityPolicy, scriptHash, scriptText } from './src/sandbox/vite-plugin.ts';

export default defineConfig({
  base: './',
  plugins: [
    scriptText(),
    scriptHash(),
    contentSecurityPolicy(),
    embedding(),
    conformanceCounts(),
    offline(),
    svelte({
      configFile: false,
      // Runes for our own components only; a package may still ship legacy ones.
      compilerOptions: {
        runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true),
      },
    }),
  ],
  worker: { format: 'es' },
  build: { target: 'es2023', assetsInlineLimit: 0 },
});
