import { randomUUID } from 'node:crypto';
import type { AccountStore, NewEvent, SignInAccount } from '@untether/domain';
import { and, desc, eq, gt, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
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
  /** With the events that say so, if anything has changed. */
  const writeSaying = (events: readonly NewEvent[], work: (connection: Connection) => Promise<boolean>) =>
    transact(
      events.map(({ partnerId }) => partnerId),
      async (tx, connection) => {
        const hasChanged = await work(connection);
        if (hasChanged) await tx.append(events);
        return hasChanged;
      },
    );
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
    noteSession: (sessionId, used) =>
      write(async ({ db, tables: { session: s } }) => {
        await db.update(s).set(used).where(eq(s.id, sessionId));
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
    findSecondFactor: async (userId) => {
      const { twoFactor: f } = reader.tables;
      const [row] = await reader.db
        .select({ secret: f.secret, recoveryCodes: f.backupCodes, lockedUntil: f.lockedUntil })
        .from(f)
        .where(eq(f.userId, userId));
      return row;
    },
    turnOnSecondFactor: ({ userId, sessionId }, { secret, recoveryCodes, step, at }, events) =>
      writeSaying(events, async ({ db, tables: { twoFactor: f, user, session: s } }) => {
        const row = { id: randomUUID(), userId, secret, backupCodes: recoveryCodes, verified: true, lastStep: step };
        const made = await db
          .insert(f)
          .values({ ...row, ...noneWrong })
          .onConflictDoNothing()
          .returning({ id: f.id });
        if (made.length === 0) return false;
        await db.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, userId));
        await db.delete(s).where(and(eq(s.userId, userId), ne(s.id, sessionId)));
        await db.update(s).set({ secondFactorAt: at }).where(eq(s.userId, userId));
        return true;
      }),
    turnOffSecondFactor: (userId, events) =>
      writeSaying(events, async ({ db, tables: { twoFactor: f, user, session: s } }) => {
        const ended = await db.delete(f).where(eq(f.userId, userId)).returning({ id: f.id });
        await db.update(user).set({ twoFactorEnabled: false }).where(eq(user.id, userId));
        await db.update(s).set({ secondFactorAt: null }).where(eq(s.userId, userId));
        return ended.length > 0;
      }),
    setRecoveryCodes: (userId, backupCodes) =>
      write(async ({ db, tables: { twoFactor: f } }) => {
        await db.update(f).set({ backupCodes }).where(eq(f.userId, userId));
      }),
    noteWrongCode: (userId, { most, lockedUntil }) =>
      write(async ({ db, tables: { twoFactor: f } }) => {
        const [row] = await db
          .update(f)
          .set({ failedVerificationCount: sql`coalesce(${f.failedVerificationCount}, 0) + 1` })
          .where(eq(f.userId, userId))
          .returning({ count: f.failedVerificationCount });
        if ((row?.count ?? 0) >= most) await db.update(f).set({ lockedUntil }).where(eq(f.userId, userId));
      }),
    noteRightCode: (userId) =>
      write(async ({ db, tables: { twoFactor: f } }) => {
        await db.update(f).set(noneWrong).where(eq(f.userId, userId));
      }),
    useStep: (userId, step) =>
      write(async ({ db, tables: { twoFactor: f } }) => {
        const isNewer = and(eq(f.userId, userId), lt(f.lastStep, step));
        return (await db.update(f).set({ lastStep: step }).where(isNewer).returning({ id: f.id })).length > 0;
      }),
    listSecondFactors: () => {
      const { twoFactor: f } = reader.tables;
      return reader.db.select({ userId: f.userId, secret: f.secret, recoveryCodes: f.backupCodes }).from(f);
    },
    resealSecondFactor: ({ userId, ...before }, { secret, recoveryCodes: backupCodes }) =>
      write(async ({ db, tables: { twoFactor: f } }) => {
        const same = and(eq(f.userId, userId), eq(f.secret, before.secret), eq(f.backupCodes, before.recoveryCodes));
        await db.update(f).set({ secret, backupCodes }).where(same);
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

const noneWrong = { failedVerificationCount: 0, lockedUntil: null };
