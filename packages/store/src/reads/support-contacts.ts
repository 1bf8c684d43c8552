import type { StoreReads } from '@untether/domain';
import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';

type SupportContactReads = Pick<StoreReads, 'supportContactsOf' | 'listPeers' | 'listDesignations'>;

/** The reads that cross tenants, each as far as the product says and no further. */
export const createSupportContactReads = ({ db, tables, dialect, statement }: Connection): SupportContactReads => {
  const { relationship: r, partner, subscription: s } = tables;
  const own = alias(r, 'own');

  const contacts = statement('support contacts', () =>
    db
      .select({
        customerId: r.customerId,
        partnerId: partner.id,
        name: partner.name,
        mpnId: partner.mpnId,
        tenantId: partner.tenantId,
        partnerKind: partner.kind,
      })
      .from(own)
      .innerJoin(r, and(eq(r.customerId, own.customerId), sql`${r.state} = 'active'`))
      .innerJoin(partner, eq(partner.id, r.partnerId))
      .where(
        and(
          eq(own.partnerId, sql.placeholder('partner')),
          sql`${own.state} = 'active'`,
          dialect.isIn(own.customerId, sql.placeholder('customers')),
        ),
      )
      .orderBy(asc(r.customerId), asc(partner.name), asc(partner.id)),
  );
  const peers = statement('peers', () =>
    db
      .select({
        customerId: r.customerId,
        partnerId: r.partnerId,
        relationshipId: r.id,
        partnerKind: partner.kind,
        associatedResellerId: r.associatedResellerId,
      })
      .from(r)
      .innerJoin(partner, eq(partner.id, r.partnerId))
      .where(
        and(
          dialect.isIn(r.customerId, sql.placeholder('customers')),
          sql`${r.state} = 'active'`,
          ne(r.partnerId, sql.placeholder('partner')),
        ),
      )
      .orderBy(asc(r.partnerId)),
  );
  const designations = statement('designations', () =>
    db
      .select({
        customerId: s.customerId,
        partnerId: s.partnerId,
        relationshipId: s.relationshipId,
        subscriptionId: s.id,
        // Never null where it matches a list.
        supportContactPartnerId: sql<string>`${s.supportContactPartnerId}`,
      })
      .from(s)
      .where(
        and(
          dialect.isIn(s.customerId, sql.placeholder('customers')),
          dialect.isIn(s.supportContactPartnerId, sql.placeholder('partners')),
        ),
      )
      .orderBy(asc(s.partnerId), asc(s.id)),
  );

  return {
    supportContactsOf: async (partnerId, customerIds) =>
      contacts({ partner: partnerId, customers: dialect.list(customerIds) }),
    listPeers: async (partnerId, customerIds) => peers({ partner: partnerId, customers: dialect.list(customerIds) }),
    listDesignations: async (customerIds, partnerIds) =>
      designations({ customers: dialect.list(customerIds), partners: dialect.list(partnerIds) }),
  };
};
