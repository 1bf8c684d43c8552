import { defineConfig } from 'vitest/config';

export default defineConfig({
  // One copy of graphql: its CommonJS file, which is what Node itself loads.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: { include: ['test/**/*.test.ts'], testTimeout: 120_000 },
});
