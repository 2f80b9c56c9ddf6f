import { defineConfig } from 'vite';

// Vite's own defaults for the entry page: `index.html` beside this file.
export default defineConfig({
  root: import.meta.dirname,
  base: '/graphiql/',
  build: {
    outDir: '../../dist/web/graphiql',
    emptyOutDir: true,
    // The editor is large by nature, and is loaded by whoever opens GraphiQL alone.
    chunkSizeWarningLimit: 10_000,
    reportCompressedSize: false,
  },
});
