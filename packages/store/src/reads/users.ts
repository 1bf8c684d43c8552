import type { Role, StoreReads, User } from '@untether/domain';
import { and, asc, count, eq, isNull, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { contains } from '../dialect/like.ts';
import { keysetOf, type ListOrder, toPage } from '../paging/keyset.ts';
import { packedWord, unpackWords } from '../words.ts';

type UserReads = Pick<StoreReads, 'listUsers' | 'countUsers' | 'findUsers' | 'listUsersWithRole' | 'findUserById'>;

const toUser = (row: Omit<User, 'roles'> & { readonly roles: string }): User => ({
  ...row,
  roles: unpackWords<Role>(row.roles),
});

/** A user of the domain is an account and its membership in a partner. */
export const createUserReads = ({ db, tables: { user, membership: m }, dialect, statement }: Connection): UserReads => {
  const columns = {
    partnerId: m.partnerId,
    id: user.id,
    email: user.email,
    name: user.name,
    roles: m.roles,
    disabledAt: m.disabledAt,
    createdAt: m.createdAt,
  };
  const joined = () => db.select(columns).from(m).innerJoin(user, eq(user.id, m.userId)).$dynamic();
  const byId = statement('user by id', () => joined().where(eq(m.userId, sql.placeholder('id'))));

  return {
    listUsers: async (partnerId, page) => {
      const order: ListOrder<User> = {
        scope: ['users', partnerId],
        keys: [
          { column: user.name, of: (row) => row.name },
          { column: user.id, of: (row) => row.id },
        ],
      };
      const keyset = keysetOf(order, page);
      const read = dialect.prepare(
        joined()
          .where(and(eq(m.partnerId, partnerId), keyset.where))
          .orderBy(...keyset.orderBy)
          .limit(keyset.limit),
      );
      return toPage({ order, page, rows: (await read(keyset.values)).map(toUser), toNode: (row) => row });
    },
    countUsers: async (partnerId) => {
      const [row] = await db.select({ rows: count() }).from(m).where(eq(m.partnerId, partnerId));
      return row?.rows ?? 0;
    },
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
    findUserById: async (userId) => (await byId({ id: userId })).map(toUser)[0],
  };
};
