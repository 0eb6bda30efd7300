import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** In development the pages come from Vite and everything else from a running server. */
const server = 'http://127.0.0.1:8787';

export default defineConfig({
  plugins: [react()],
  // Packages of the workspace are bundled from their sources: no build is needed before this one.
  resolve: { conditions: ['@anlan/source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    // The server sends `script-src 'self'`: nothing may be inlined as data: or as an inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': server, '/v1': server, '/healthz': server } },
});
