import type { TestProject } from 'vitest/node';
import { startServer } from '../../../../e2e/harness/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly serverUrl: string;
  }
}

/** The real server with fresh demo data, once for all component tests: each changes customers no other looks at. */
export default async ({ provide }: TestProject) => {
  const { url, stop } = await startServer();
  provide('serverUrl', url);
  return stop;
};
