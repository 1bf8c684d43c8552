import type { Partner, Role, User } from '@untether/domain';
import { eq, type SQLWrapper, sql } from 'drizzle-orm';
import type { SQLiteSelect } from 'drizzle-orm/sqlite-core';
import { partnerColumns } from './reads/rows.ts';
import type { Tables } from './tables/tables.ts';
import { unpackWords } from './words.ts';

/** A user of a partner beside the partner. */
export interface Holder {
  readonly user: User;
  readonly partner: Partner;
}

/** A user of the domain is an account and its membership in a partner. */
export const userColumns = ({ user, membership: m }: Tables) => ({
  partnerId: m.partnerId,
  id: user.id,
  email: user.email,
  name: user.name,
  roles: m.roles,
  disabledAt: m.disabledAt,
  createdAt: m.createdAt,
});

/** The same for who signs in: nobody does for a partner that is disabled. */
export const signInColumns = (tables: Tables) => ({
  ...userColumns(tables),
  disabledAt: sql<Date | null>`coalesce(${tables.membership.disabledAt}, ${tables.partner.disabledAt})`.mapWith(
    tables.membership.disabledAt,
  ),
});

export const toUser = (row: Omit<User, 'roles'> & { readonly roles: string }): User => ({
  ...row,
  roles: unpackWords<Role>(row.roles),
});

/** The columns of a row's user and partner, and the joins that bring them in by the row's user. */
export const holderOf = (tables: Tables, userId: SQLWrapper) => {
  const { user, membership: m, partner } = tables;
  return {
    columns: { user: signInColumns(tables), partner: partnerColumns(tables) },
    join: <Q extends SQLiteSelect>(query: Q) =>
      query
        .innerJoin(m, eq(m.userId, userId))
        .innerJoin(user, eq(user.id, m.userId))
        .innerJoin(partner, eq(partner.id, m.partnerId)),
  };
};
