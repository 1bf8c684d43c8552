/** How many wrong codes in a row an account takes, and how long it takes none then. Signing in counts to the same. */
export const wrongCodes = { most: 10, lockedSeconds: 15 * 60 } as const;
