/** What sign-in needs of the store. The tables are the sign-in library's own. */
export interface IdentityStore {
  readonly provider: 'sqlite' | 'pg';
  /** Drizzle databases, handed through untouched: `reader` never writes, `writer` only inside `exclusive`. */
  readonly reader: object;
  readonly writer: object;
  readonly schema: Readonly<Record<'user' | 'session' | 'account' | 'verification', object>>;
  /** Runs work when nothing else holds the writer. */
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<T>;
  readonly findSession: (token: string) => Promise<{ readonly userId: string; readonly expiresAt: Date } | undefined>;
}
