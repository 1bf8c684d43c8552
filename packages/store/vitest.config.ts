import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['testing/postgres-server.ts'],
    testTimeout: 400_000,
    hookTimeout: 400_000,
    maxWorkers: 2,
    // Each file has databases of its own; loading the code again for each would take most of the time.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], provide: { tables: 'whole' } } },
      {
        extends: true,
        test: {
          name: 'partitioned',
          include: ['test/contract/**/*.test.ts'],
          exclude: ['test/contract/customer-lists.test.ts'],
          provide: { tables: 'partitioned' },
        },
      },
    ],
  },
});
