import type { Refusal } from '@untether/domain';

/** One for all that may be known: which of it is, of whom, is not for everyone with an invitation. */
export const knownHere: Refusal = { error: 'conflict', reason: { code: 'known_here' }, path: [] };

/** The unique keys by which another registration may have claimed the same in the meantime. */
export const claimedKeys: readonly string[] = ['user_email', 'customer'];
