import type { Partner, StoreReads } from '@untether/domain';
import { and, asc, eq, exists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';
import { partnerColumns } from './rows.ts';

type PartnerReads = Pick<
  StoreReads,
  | 'findPartner'
  | 'findPartners'
  | 'findPartnerNamed'
  | 'findKnownPartners'
  | 'hasPartners'
  | 'findAssociated'
  | 'listProviders'
  | 'listPartnerNames'
  | 'listInstalledPartners'
>;

export const createPartnerReads = ({ db, tables, dialect, statement }: Connection): PartnerReads => {
  const { partner, partnerAssociation: a, relationship: r } = tables;
  const { id, name } = partner;
  const columns = partnerColumns(tables);
  const byId = statement('partner by id', () =>
    db
      .select(columns)
      .from(partner)
      .where(eq(id, sql.placeholder('id'))),
  );
  const asker = sql.placeholder('asker');
  const own = alias(r, 'own');
  const known = statement('known partners', () =>
    db
      .select(columns)
      .from(partner)
      .where(
        and(
          dialect.isIn(id, sql.placeholder('ids')),
          or(
            eq(id, asker),
            exists(
              db
                .select({ id: a.resellerId })
                .from(a)
                .where(
                  or(
                    and(eq(a.providerId, asker), eq(a.resellerId, id)),
                    and(eq(a.providerId, id), eq(a.resellerId, asker)),
                  ),
                ),
            ),
            exists(
              db
                .select({ id: r.id })
                .from(own)
                .innerJoin(r, and(eq(r.partnerId, id), eq(r.customerId, own.customerId), sql`${r.state} = 'active'`))
                .where(and(eq(own.partnerId, asker), sql`${own.state} = 'active'`)),
            ),
          ),
        ),
      ),
  );
  return {
    findKnownPartners: async (partnerId, ids) => known({ asker: partnerId, ids: dialect.list(ids) }),
    findPartner: async (partnerId): Promise<Partner | undefined> => (await byId({ id: partnerId }))[0],
    findPartnerNamed: async (idOrName) => {
      const found = await db
        .select(columns)
        .from(partner)
        .where(or(eq(id, idOrName), eq(name, idOrName)));
      return found.find((row) => row.id === idOrName) ?? found[0];
    },
    findPartners: async (ids) =>
      db
        .select(columns)
        .from(partner)
        .where(dialect.isIn(id, dialect.list(ids))),
    findAssociated: async (providerId, resellerIds) => {
      const found = await db
        .select({ id: a.resellerId })
        .from(a)
        .where(
          and(
            eq(a.providerId, providerId),
            dialect.isIn(a.resellerId, dialect.list(resellerIds)),
            eq(a.state, 'active'),
          ),
        );
      return found.map((row) => row.id);
    },
    listProviders: async (resellerId): Promise<Partner[]> => {
      return db
        .select(columns)
        .from(a)
        .innerJoin(partner, eq(partner.id, a.providerId))
        .where(and(eq(a.resellerId, resellerId), eq(a.state, 'active')))
        .orderBy(asc(name), asc(id));
    },
    listInstalledPartners: async () =>
      db
        .select({ ...columns, disabledAt: partner.disabledAt })
        .from(partner)
        .orderBy(asc(name), asc(id)),
    listPartnerNames: async () => (await db.select({ name }).from(partner).orderBy(name)).map((row) => row.name),
    hasPartners: async () => (await db.select({ id }).from(partner).limit(1)).length > 0,
  };
};
