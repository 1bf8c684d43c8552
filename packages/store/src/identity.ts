import { eq, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import type { Engine } from './engines/engine.ts';
import type { Tables } from './tables/tables.ts';

/** What the sign-in library needs of the database, and how a session is found without it. */
export interface IdentityStore {
  readonly provider: 'sqlite' | 'pg';
  /** Sees what is committed. */
  readonly reader: Database;
  /** Use only inside `exclusive`. */
  readonly writer: Database;
  readonly schema: Pick<Tables, 'user' | 'session' | 'account' | 'verification'>;
  /** Waits for the writer. Must not be called inside `transact`. */
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<T>;
  /** The session of a cookie's token, expired or not; disabling a user deletes its sessions. */
  readonly findSession: (token: string) => Promise<{ readonly userId: string; readonly expiresAt: Date } | undefined>;
}

export const createIdentityStore = ({ reader, writer, exclusive }: Engine): IdentityStore => {
  const { user, session, account, verification } = reader.tables;
  const byToken = reader.statement('session by token', () =>
    reader.db
      .select({ userId: session.userId, expiresAt: session.expiresAt })
      .from(session)
      .where(eq(session.token, sql.placeholder('token'))),
  );
  return {
    provider: reader.dialect.provider,
    reader: reader.db,
    writer: writer.db,
    schema: { user, session, account, verification },
    exclusive,
    findSession: async (token) => (await byToken({ token }))[0],
  };
};
