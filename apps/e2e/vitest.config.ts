import { defineConfig } from 'vitest/config';

// Each file has a server and a browser of its own; two cores carry two of each, which mostly wait.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000, maxWorkers: 2 },
});
