import { randomUUID } from 'node:crypto';
import type { AccountStore, SignInAccount } from '@untether/domain';
import { and, desc, eq, gt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import { languageOf } from './languages.ts';
import { providerOf } from './provider.ts';
import type { TransactWithConnection } from './writes/transact.ts';

/** `transact` is for what takes several statements: an account belongs to no partner, so no lock is taken. */
export const createAccountStore = (reader: Connection, transact: TransactWithConnection): AccountStore => {
  const find = async ({ db, tables }: Connection, where: SQL): Promise<SignInAccount | undefined> => {
    const { user, account, membership: m, customerMembership: c } = tables;
    const [row] = await db
      .select({
        userId: user.id,
        email: user.email,
        name: user.name,
        language: user.language,
        passwordHash: account.password,
        partner: { of: m.userId, disabledAt: m.disabledAt },
        customer: { of: c.userId, disabledAt: c.disabledAt },
      })
      .from(user)
      .leftJoin(account, and(eq(account.userId, user.id), eq(account.providerId, 'credential')))
      .leftJoin(m, eq(m.userId, user.id))
      .leftJoin(c, eq(c.userId, user.id))
      .where(where);
    if (row === undefined) return undefined;
    const { partner, customer, language, ...own } = row;
    const place = partner?.of ? partner : customer;
    return { ...own, language: languageOf(language), disabled: !place?.of || place.disabledAt !== null };
  };
  const write = <T>(work: (connection: Connection) => Promise<T>): Promise<T> =>
    transact([], (_, connection) => work(connection));
  const setPassword = async ({ db, tables }: Connection, userId: string, passwordHash: string) => {
    const { account, passwordReset } = tables;
    const credential = and(eq(account.userId, userId), eq(account.providerId, 'credential'));
    const at = new Date();
    const set = { password: passwordHash, updatedAt: at };
    const updated = await db.update(account).set(set).where(credential).returning({ id: account.id });
    // Who has only signed in through a provider so far has none.
    if (updated.length === 0) {
      const own = { id: randomUUID(), accountId: userId, providerId: 'credential', userId };
      await db.insert(account).values({ ...own, ...set, createdAt: at });
    }
    await db.delete(passwordReset).where(eq(passwordReset.userId, userId));
  };
  const aliveReset = ({ tables: { passwordReset: r } }: Connection, tokenHash: string, now: Date) =>
    and(eq(r.tokenHash, tokenHash), gt(r.expiresAt, now));

  return {
    findAccount: (userId) => find(reader, eq(reader.tables.user.id, userId)),
    findAccountByEmail: (email) => find(reader, eq(reader.tables.user.email, email)),
    findLinkedAccount: async (issuer, subject) => {
      const { account: a } = reader.tables;
      const [row] = await reader.db
        .select({ userId: a.userId })
        .from(a)
        .where(and(eq(a.providerId, providerOf(issuer)), eq(a.accountId, subject)));
      return row && find(reader, eq(reader.tables.user.id, row.userId));
    },
    listSessions: (userId, now) => {
      const { session: s } = reader.tables;
      const seenAt = sql`coalesce(${s.seenAt}, ${s.createdAt})`;
      return reader.db
        .select({
          id: s.id,
          userAgent: s.userAgent,
          createdAt: s.createdAt,
          seenAt: seenAt.mapWith(s.createdAt) as SQL<Date>,
        })
        .from(s)
        .where(and(eq(s.userId, userId), gt(s.expiresAt, now)))
        .orderBy(desc(seenAt), desc(s.id));
    },
    endSession: (userId, sessionId) =>
      write(async ({ db, tables: { session: s } }) => {
        const own = and(eq(s.userId, userId), eq(s.id, sessionId));
        return (await db.delete(s).where(own).returning({ id: s.id })).length > 0;
      }),
    endOtherSessions: (userId, sessionId) =>
      write(async ({ db, tables: { session: s } }) => {
        const others = and(eq(s.userId, userId), ne(s.id, sessionId));
        return (await db.delete(s).where(others).returning({ id: s.id })).length;
      }),
    noteSession: (sessionId, seenAt) =>
      write(async ({ db, tables: { session: s } }) => {
        await db.update(s).set({ seenAt }).where(eq(s.id, sessionId));
      }),
    setLanguage: (userId, language) =>
      write(async ({ db, tables: { user } }) => {
        await db.update(user).set({ language }).where(eq(user.id, userId));
      }),
    changePassword: (userId, passwordHash, sessionId) =>
      write(async (connection) => {
        const { session: s } = connection.tables;
        await setPassword(connection, userId, passwordHash);
        await connection.db.delete(s).where(and(eq(s.userId, userId), ne(s.id, sessionId)));
      }),
    openPasswordReset: (reset) =>
      write(async ({ db, tables: { passwordReset: r } }) => {
        // With the expired links of others, so that these do not stay for good.
        await db.delete(r).where(or(eq(r.userId, reset.userId), lte(r.expiresAt, reset.createdAt)));
        await db.insert(r).values(reset);
      }),
    findPasswordReset: async (tokenHash, now) => {
      const [row] = await reader.db
        .select({ userId: reader.tables.passwordReset.userId })
        .from(reader.tables.passwordReset)
        .where(aliveReset(reader, tokenHash, now));
      return row && find(reader, eq(reader.tables.user.id, row.userId));
    },
    resetPassword: (tokenHash, passwordHash, now) =>
      write(async (connection) => {
        const { passwordReset: r, session: s } = connection.tables;
        const used = await connection.db
          .delete(r)
          .where(aliveReset(connection, tokenHash, now))
          .returning({ userId: r.userId });
        for (const { userId } of used) {
          await setPassword(connection, userId, passwordHash);
          await connection.db.delete(s).where(eq(s.userId, userId));
        }
        return used.length > 0;
      }),
  };
};
