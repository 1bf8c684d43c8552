import { defineConfig } from 'vitest/config';

// One file after the other: two cores carry one browser and one server well.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 90_000, hookTimeout: 90_000, fileParallelism: false },
});
