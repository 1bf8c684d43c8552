import type { Sealing } from '../src/proof/digested.ts';

/** Digests that can be read, and the same salt each time. */
export const sealing: Sealing = { digest: (text) => `digest of ${text}`, newSalt: () => 'salt ' };
