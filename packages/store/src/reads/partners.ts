import type { Partner, StoreReads } from '@untether/domain';
import { and, asc, eq, or, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { partnerColumns } from './rows.ts';

type PartnerReads = Pick<
  StoreReads,
  'findPartner' | 'findPartnerNamed' | 'hasPartners' | 'isAssociated' | 'listProviders' | 'listPartnerNames'
>;

export const createPartnerReads = ({ db, tables, statement }: Connection): PartnerReads => {
  const { partner, partnerAssociation: a } = tables;
  const { id, name } = partner;
  const columns = partnerColumns(tables);
  const byId = statement('partner by id', () =>
    db
      .select(columns)
      .from(partner)
      .where(eq(id, sql.placeholder('id'))),
  );
  return {
    findPartner: async (partnerId): Promise<Partner | undefined> => (await byId({ id: partnerId }))[0],
    findPartnerNamed: async (idOrName) => {
      const found = await db
        .select(columns)
        .from(partner)
        .where(or(eq(id, idOrName), eq(name, idOrName)));
      return found.find((row) => row.id === idOrName) ?? found[0];
    },
    isAssociated: async (providerId, resellerId) => {
      const found = await db
        .select({ id: a.resellerId })
        .from(a)
        .where(and(eq(a.providerId, providerId), eq(a.resellerId, resellerId), eq(a.state, 'active')));
      return found.length > 0;
    },
    listProviders: async (resellerId): Promise<Partner[]> => {
      return db
        .select(columns)
        .from(a)
        .innerJoin(partner, eq(partner.id, a.providerId))
        .where(and(eq(a.resellerId, resellerId), eq(a.state, 'active')))
        .orderBy(asc(name), asc(id));
    },
    listPartnerNames: async () => (await db.select({ name }).from(partner).orderBy(name)).map((row) => row.name),
    hasPartners: async () => (await db.select({ id }).from(partner).limit(1)).length > 0,
  };
};
