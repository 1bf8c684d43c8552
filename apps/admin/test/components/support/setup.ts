import { cleanup, configure } from '@testing-library/react';
import type { DetachedWindowAPI } from 'happy-dom';
import { afterAll, afterEach, vi } from 'vitest';

configure({ asyncUtilTimeout: 60_000 });
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
// A request that is still under way when its window is closed would be reported as an error.
afterAll(() => (window as unknown as { readonly happyDOM: DetachedWindowAPI }).happyDOM.waitUntilComplete());
