import type { StoreReads } from '@untether/domain';
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { contains } from '../dialect/like.ts';
import { signInColumns, toUser, userColumns } from '../holders.ts';
import { keysOf, readPage } from '../paging/keyset.ts';
import { packedWord } from '../words.ts';

type UserReads = Pick<
  StoreReads,
  'listUsers' | 'countUsers' | 'findUsers' | 'listUsersWithRole' | 'findUserById' | 'findUserNamed' | 'isEmailTaken'
>;

export const createUserReads = ({ db, tables, dialect, statement }: Connection): UserReads => {
  const { user, membership: m } = tables;
  const columns = userColumns(tables);
  const joined = () => db.select(columns).from(m).innerJoin(user, eq(user.id, m.userId)).$dynamic();
  const byId = statement('user by id', () =>
    db
      .select(signInColumns(tables))
      .from(m)
      .innerJoin(user, eq(user.id, m.userId))
      .innerJoin(tables.partner, eq(tables.partner.id, m.partnerId))
      .where(eq(m.userId, sql.placeholder('id'))),
  );

  return {
    listUsers: (partnerId, page) =>
      readPage(dialect, {
        order: { scope: ['users', partnerId], keys: keysOf(user, 'name', 'id') },
        page,
        select: (after) => joined().where(and(eq(m.partnerId, partnerId), after)),
        toNode: toUser,
      }),
    countUsers: async (partnerId) => db.$count(m, eq(m.partnerId, partnerId)),
    findUsers: async (partnerId, ids) => {
      const rows = await joined().where(and(eq(m.partnerId, partnerId), dialect.isIn(m.userId, dialect.list(ids))));
      return rows.map(toUser);
    },
    listUsersWithRole: async (partnerId, role) => {
      const rows = await joined()
        .where(and(eq(m.partnerId, partnerId), isNull(m.disabledAt), contains(m.roles, packedWord(role))))
        .orderBy(asc(user.name), asc(user.id));
      return rows.map(toUser);
    },
    isEmailTaken: async (email) => (await db.$count(user, eq(user.email, email))) > 0,
    findUserNamed: async (idOrEmail) => {
      const rows = await joined().where(or(eq(m.userId, idOrEmail), eq(user.email, idOrEmail.trim().toLowerCase())));
      return rows.map(toUser)[0];
    },
    findUserById: async (userId) => (await byId({ id: userId })).map(toUser)[0],
  };
};
