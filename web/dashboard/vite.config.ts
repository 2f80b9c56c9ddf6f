import { defineConfig } from 'vite';

/** What government desktops run. */
const OLDEST_BROWSER = 'chrome100';

export default defineConfig({
  root: import.meta.dirname,
  base: '/dashboard/',
  build: {
    outDir: '../../dist/web/dashboard',
    emptyOutDir: true,
    target: OLDEST_BROWSER,
    cssTarget: OLDEST_BROWSER,
    // Nothing is put into the page: its security policy takes scripts from files alone.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // Charts are large by nature, and are loaded by the screens alone that draw them.
    chunkSizeWarningLimit: 1000,
    reportCompressedSize: false,
  },
});
