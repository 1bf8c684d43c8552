import type { Partner, StoreReads } from '@untether/domain';
import { and, eq, or, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';

type PartnerReads = Pick<
  StoreReads,
  'findPartner' | 'findPartnerNamed' | 'hasPartners' | 'isAssociated' | 'listPartnerNames'
>;

export const createPartnerReads = ({
  db,
  tables: { partner, partnerAssociation: a },
  statement,
}: Connection): PartnerReads => {
  const { id, tenantId, name, mpnId, country, kind } = partner;
  const columns = { id, tenantId, name, mpnId, country, kind };
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
    listPartnerNames: async () => (await db.select({ name }).from(partner).orderBy(name)).map((row) => row.name),
    hasPartners: async () => (await db.select({ id }).from(partner).limit(1)).length > 0,
  };
};
