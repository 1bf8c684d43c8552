import { andThen, type MaybePromise } from '@untether/domain';
import { eq, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import type { Engine } from './engines/engine.ts';
import { type Holder, holderOf, toUser } from './holders.ts';
import { languageOf } from './languages.ts';
import type { Tables } from './tables/tables.ts';

/** What the sign-in library needs of the database, and how a session is found without it. */
export interface IdentityStore {
  readonly provider: 'sqlite' | 'pg';
  /** Sees what is committed. */
  readonly reader: Database;
  /** Use only inside `exclusive`. */
  readonly writer: Database;
  readonly schema: Pick<Tables, 'user' | 'session' | 'account' | 'verification' | 'twoFactor'>;
  /** Waits for the writer. Must not be called inside `transact`. */
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<T>;
  /** Deletes how a user signs in: passwords, second factors and sessions. */
  readonly forgetSignIn: (userId: string) => Promise<void>;
  /** Ends all sessions of a user, or everyone's; resolves to how many. */
  readonly endSessions: (userId: string | null) => Promise<number>;
  /** The session of a cookie's token, expired or not; disabling a user deletes its sessions. */
  readonly findSession: (token: string) => MaybePromise<Session | undefined>;
}

export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: Date;
  /** The last request with it that was noted; null = none was yet. */
  readonly seenAt: Date | null;
  /** What its user has chosen; null = nothing. */
  readonly language: string | null;
  /** When a second factor was given for it; null = none was. */
  readonly secondFactorAt: Date | null;
  readonly expiresAt: Date;
  /** The partner's user whose session it is, disabled or not, and the partner; undefined for a customer's admin. */
  readonly holder: Holder | undefined;
}

export const createIdentityStore = ({ reader, writer, exclusive }: Engine): IdentityStore => {
  const { user, session, account, verification, twoFactor } = reader.tables;
  const own = {
    id: session.id,
    userId: session.userId,
    createdAt: session.createdAt,
    seenAt: session.seenAt,
    expiresAt: session.expiresAt,
    language: user.language,
    secondFactorAt: session.secondFactorAt,
  };
  const ofToken = eq(session.token, sql.placeholder('token'));
  const { columns, join } = holderOf(reader.tables, session.userId);
  const ofPartner = reader.statement('session with its holder', () =>
    join(
      reader.db
        .select({ session: own, ...columns })
        .from(session)
        .$dynamic(),
    ).where(ofToken),
  );
  const ofAnyone = reader.statement('session by token', () =>
    reader.db.select(own).from(session).innerJoin(user, eq(user.id, session.userId)).where(ofToken),
  );
  return {
    provider: reader.dialect.provider,
    reader: reader.db,
    writer: writer.db,
    schema: { user, session, account, verification, twoFactor },
    exclusive,
    forgetSignIn: (userId) =>
      exclusive(async () => {
        const { passwordReset } = writer.tables;
        await writer.db.delete(passwordReset).where(eq(passwordReset.userId, userId));
        await writer.db.delete(writer.tables.twoFactor).where(eq(writer.tables.twoFactor.userId, userId));
        await writer.db.delete(account).where(eq(account.userId, userId));
        await writer.db.delete(session).where(eq(session.userId, userId));
      }),
    endSessions: (userId) =>
      exclusive(async () => {
        const own = userId === null ? undefined : eq(session.userId, userId);
        return (await writer.db.delete(session).where(own).returning({ id: session.id })).length;
      }),
    findSession: (token) =>
      andThen(ofPartner({ token }), ([found]) => {
        if (found !== undefined)
          return { ...spoken(found.session), holder: { user: toUser(found.user), partner: found.partner } };
        return andThen(ofAnyone({ token }), ([one]) => one && { ...spoken(one), holder: undefined });
      }),
  };
};

const spoken = <R extends { readonly language: string | null }>(row: R) => ({
  ...row,
  language: languageOf(row.language),
});
