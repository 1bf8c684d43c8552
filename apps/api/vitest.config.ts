import { defineConfig } from 'vitest/config';

export default defineConfig({
  // One copy of graphql: its CommonJS file, which is what Node itself loads.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    testTimeout: 400_000,
    hookTimeout: 400_000,
    maxWorkers: 3,
    // Each file has servers and databases of its own; loading the code again for each would take most of the time.
    isolate: false,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['test/**/*.test.ts'],
          exclude: ['test/postgres/**'],
          provide: { engine: 'sqlite' },
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: ['test/{api,clock,import,jobs,postgres}/**/*.test.ts'],
          // How documents are executed and what an import promises is the same whatever keeps it, and takes long.
          exclude: ['test/api/{compiled,one-object,statements}.test.ts', 'test/import/promise.test.ts'],
          globalSetup: ['@untether/store/testing'],
          setupFiles: ['test/harness/needs-postgres.ts'],
          provide: { engine: 'postgres' },
        },
      },
    ],
  },
});
