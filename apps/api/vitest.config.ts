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
          include: [
            'test/{api,clock,events,import,jobs,model,postgres}/**/*.test.ts',
            'test/{exports,short-path,sign-in}.test.ts',
          ],
          // Which statements SQLite runs; and what has nothing to do with the engine: what is read of an export, what a
          // proxy passes on, what readers cost a process, what clients keep.
          exclude: [
            'test/api/{statements,caches}.test.ts',
            'test/import/{damaged,damaged-files,forms,incomplete}.test.ts',
            'test/events/{proxy,stalled-readers,stream-faults}.test.ts',
          ],
          globalSetup: ['@untether/store/testing'],
          setupFiles: ['test/harness/needs-postgres.ts'],
          provide: { engine: 'postgres' },
        },
      },
    ],
  },
});
