import type { StoreReads } from '@untether/domain';
import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';

type SupportContactReads = Pick<StoreReads, 'supportContactsOf' | 'listPeers' | 'listDesignations'>;

/** The reads that cross tenants, each as far as the product says and no further. */
export const createSupportContactReads = ({ db, tables, dialect }: Connection): SupportContactReads => {
  const { relationship: r, partner, subscription: s } = tables;
  return {
    supportContactsOf: async (partnerId, customerIds) => {
      const own = alias(r, 'own');
      return db
        .select({
          customerId: r.customerId,
          partnerId: partner.id,
          name: partner.name,
          mpnId: partner.mpnId,
          tenantId: partner.tenantId,
        })
        .from(own)
        .innerJoin(r, and(eq(r.customerId, own.customerId), sql`${r.state} = 'active'`))
        .innerJoin(partner, eq(partner.id, r.partnerId))
        .where(
          and(
            eq(own.partnerId, partnerId),
            sql`${own.state} = 'active'`,
            dialect.isIn(own.customerId, dialect.list(customerIds)),
          ),
        )
        .orderBy(asc(r.customerId), asc(partner.name), asc(partner.id));
    },
    listPeers: async (partnerId, customerId) =>
      db
        .select({
          partnerId: r.partnerId,
          relationshipId: r.id,
          partnerKind: partner.kind,
          associatedResellerId: r.associatedResellerId,
        })
        .from(r)
        .innerJoin(partner, eq(partner.id, r.partnerId))
        .where(and(eq(r.customerId, customerId), sql`${r.state} = 'active'`, ne(r.partnerId, partnerId)))
        .orderBy(asc(r.partnerId)),
    listDesignations: async (customerId, partnerIds) => {
      const rows = await db
        .select({
          partnerId: s.partnerId,
          relationshipId: s.relationshipId,
          subscriptionId: s.id,
          supportContactPartnerId: s.supportContactPartnerId,
        })
        .from(s)
        .where(and(eq(s.customerId, customerId), inArray(s.supportContactPartnerId, [...partnerIds])))
        .orderBy(asc(s.partnerId), asc(s.id));
      return rows.flatMap(({ supportContactPartnerId, ...row }) =>
        supportContactPartnerId === null ? [] : [{ ...row, supportContactPartnerId }],
      );
    },
  };
};
