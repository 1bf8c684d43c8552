import type { Partner, StoreReads } from '@untether/domain';
import { eq, or, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';

type PartnerReads = Pick<StoreReads, 'findPartner' | 'findPartnerNamed' | 'hasPartners'>;

export const createPartnerReads = ({ db, tables: { partner }, statement }: Connection): PartnerReads => {
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
    hasPartners: async () => (await db.select({ id }).from(partner).limit(1)).length > 0,
  };
};
