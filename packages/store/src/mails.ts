import type { ClaimedMail, MailStore } from '@untether/domain';
import { and, asc, count, eq, gte, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import { languageOf } from './languages.ts';
import { mailRow } from './writes/mail-rows.ts';
import type { TransactWithConnection } from './writes/transact.ts';

export const createMailStore = (transact: TransactWithConnection): MailStore => {
  const write = <T>(work: (connection: Connection) => Promise<T>): Promise<T> =>
    transact([], (_, connection) => work(connection));
  const held = ({ tables: { mail } }: Connection, id: string, lease: string) =>
    and(eq(mail.id, id), eq(mail.lease, lease));
  return {
    queueUnlessMany: (mail, { since, most }) =>
      write(async (connection) => {
        const { mail: m } = connection.tables;
        const alike = and(eq(m.recipient, mail.recipient), eq(m.kind, mail.content.kind), gte(m.createdAt, since));
        const [found] = await connection.db.select({ count: count() }).from(m).where(alike);
        if (Number(found?.count) >= most) return false;
        await connection.db.insert(m).values(mailRow(mail));
        return true;
      }),
    claimMails: ({ lease, now, leasedUntil, limit }) =>
      write(async ({ db, tables: { mail: m, user } }): Promise<ClaimedMail[]> => {
        const due = await db
          .select({ id: m.id, language: user.language })
          .from(m)
          .leftJoin(user, eq(user.email, m.recipient))
          .where(lte(m.dueAt, now))
          .orderBy(asc(m.dueAt), asc(m.id))
          .limit(limit);
        if (due.length === 0) return [];
        // Again under the lock of the rows: another process may have claimed some meanwhile.
        const claimed = await db
          .update(m)
          .set({ lease, dueAt: leasedUntil, attempts: sql`${m.attempts} + 1` })
          .where(
            and(
              inArray(
                m.id,
                due.map(({ id }) => id),
              ),
              lte(m.dueAt, now),
            ),
          )
          .returning();
        const languages = new Map(due.map(({ id, language }) => [id, language]));
        return claimed.map(({ id, recipient, content, createdAt, attempts }) => {
          const language = languageOf(languages.get(id) ?? null);
          return { id, recipient, content, createdAt, attempts, language };
        });
      }),
    finishMail: (id, lease, end) =>
      write(async (connection) => {
        const set = { dueAt: null, lease: null, ...end };
        await connection.db
          .update(connection.tables.mail)
          .set(set)
          .where(held(connection, id, lease));
      }),
    retryMail: (id, lease, again) =>
      write(async (connection) => {
        const set = { lease: null, ...again };
        await connection.db
          .update(connection.tables.mail)
          .set(set)
          .where(held(connection, id, lease));
      }),
    forgetMails: (before) =>
      write(async ({ db, tables: { mail: m } }) => {
        await db.delete(m).where(and(isNull(m.dueAt), lt(m.createdAt, before)));
      }),
  };
};
