import { defineConfig } from 'vite';

// The service as few files: reading a thousand modules took longer than everything else that a start does.
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    // Beside them lies what GraphiQL is bundled to.
    emptyOutDir: false,
    sourcemap: true,
    minify: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: {
      input: {
        main: 'src/main.ts',
        'engine-thread': 'src/database/engine-thread.js',
        'sampling-thread': 'src/resolvers/statistics/sampling-thread.ts',
      },
      // All in one folder, so that what lies beside `dist` is found from each of them as from `src`.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
  ssr: {
    noExternal: true,
    // The first three read files of their own folders. The last asks for Node's SHA-256 by `module.require`, which is not
    // there in a bundle: then it takes one that is written in JavaScript.
    external: [
      '@electric-sql/pglite',
      'fs-native-extensions',
      '@prisma/schema-engine-wasm',
      '@apollo/utils.createhash',
    ],
  },
});
