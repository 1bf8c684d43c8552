import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.API_URL ?? 'http://localhost:4000';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    manifest: true,
    // The content security policy allows no data: scripts or fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // One chunk for what nearly every page uses: many small ones weigh more together.
      output: { codeSplitting: { groups: [{ name: 'router', test: /@tanstack|urql|wonka/, minShareCount: 3 }] } },
      onLog(level, log, report) {
        // Fluent marks its modules "use client", which means nothing here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  server: { port: 4200, proxy: { '/graphql': api, '/api': api } },
});
