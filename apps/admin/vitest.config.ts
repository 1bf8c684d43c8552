import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/components/**'],
          environment: 'node',
        },
      },
      {
        test: {
          name: 'components',
          include: ['test/components/**/*.test.tsx'],
          environment: 'happy-dom',
          globalSetup: 'test/components/support/server.ts',
          // React and Fluent UI are loaded once for all files.
          isolate: false,
          fileParallelism: false,
          setupFiles: 'test/components/support/setup.ts',
          testTimeout: 400_000,
          hookTimeout: 400_000,
        },
      },
    ],
  },
});
