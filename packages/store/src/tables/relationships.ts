import { type Actor, relationshipStates, removalOutlooks } from '@untether/domain';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Columns } from '../columns/sqlite.ts';

/** Literal, so that queries that say the same find the partial indexes. */
export const isActive = ({ state }: { readonly state: SQLWrapper }): SQL => sql`${state} = 'active'`;

/** Customer identity, shared by all partners, and each partner's relationships. */
export const defineRelationships = (c: Columns) => {
  const customer = c.table(
    'customer',
    {
      id: c.text('id').primaryKey(),
      tenantId: c.text('tenant_id').notNull(),
      companyName: c.text('company_name').notNull(),
      domain: c.text('domain'),
      country: c.text('country'),
    },
    (t) => [c.uniqueIndex('customer_tenant').on(t.tenantId)],
  );

  const relationship = c.table(
    'relationship',
    {
      /** Identifies the row in the search index. */
      rowNumber: c.rowNumber('row_number'),
      partnerId: c.text('partner_id').notNull(),
      id: c.text('id').notNull(),
      customerId: c
        .text('customer_id')
        .notNull()
        .references(() => customer.id),
      state: c.choice('state', relationshipStates).notNull(),
      delegatedAdmin: c.flag('delegated_admin'),
      associatedResellerId: c.text('associated_reseller_id'),
      establishedAt: c.instant('established_at').notNull(),
      removedAt: c.instant('removed_at'),
      removedBy: c.json<Actor>('removed_by'),
      removalReason: c.text('removal_reason'),
      endedAtVendorAt: c.instant('ended_at_vendor_at'),
      previousId: c.text('previous_id'),
      /** Packed words, see words.ts; '' = removable. */
      blockerKinds: c.text('blocker_kinds').notNull(),
      keptBlockers: c.text('kept_blockers'),
      nextRemovalAt: c.instant('next_removal_at'),
      removalOutlook: c.choice('removal_outlook', removalOutlooks).notNull().default('ready'),
      removalOrder: c.instantOrLast('removal_order', 'next_removal_at'),
      extendingSubscriptions: c.integer('extending_subscriptions').notNull().default(0),
      recheckAt: c.instant('recheck_at'),
      dueAt: c.instant('due_at'),
      importHash: c.text('import_hash'),
      scheduledItemId: c.text('scheduled_item_id'),
      /** Copies of the customer's identity, so that a page is one scan of one index and reads no other table. */
      companyName: c.text('company_name').notNull().default(''),
      domain: c.text('domain'),
      tenantId: c.text('tenant_id').notNull().default(''),
      nameKey: c.text('name_key').notNull(),
      searchText: c.text('search_text').notNull(),
      country: c.text('country'),
    },
    (t) => [
      c.keyBesideRowNumber('relationship_key', [t.partnerId, t.id]),
      c.uniqueIndex('relationship_active').on(t.partnerId, t.customerId).where(isActive(t)),
      c.index('relationship_by_customer').on(t.customerId, t.state, t.partnerId),
      c.index('relationship_by_pair').on(t.partnerId, t.customerId, t.establishedAt),
      // Lists have only what is ACTIVE: an end leaves these indexes and enters none.
      // Blockers and country come last, so that a filter by one of them reads only the index.
      c.index('relationship_by_name').on(t.partnerId, t.nameKey, t.id, t.blockerKinds).where(isActive(t)),
      c.index('relationship_by_established').on(t.partnerId, t.establishedAt, t.id, t.blockerKinds).where(isActive(t)),
      c.index('relationship_by_removal_order').on(t.partnerId, t.removalOrder, t.id, t.blockerKinds).where(isActive(t)),
      c.index('relationship_by_blockers').on(t.partnerId, t.blockerKinds).where(isActive(t)),
      c.index('relationship_by_country').on(t.partnerId, t.country, t.nameKey, t.id).where(isActive(t)),
      c
        .index('relationship_by_reseller')
        .on(t.partnerId, t.associatedResellerId, t.nameKey, t.id)
        .where(sql`${isActive(t)} and ${t.associatedResellerId} is not null`),
      // Few relationships have any.
      c
        .index('relationship_by_extension')
        .on(t.partnerId, t.nameKey, t.id, t.extendingSubscriptions)
        .where(sql`${isActive(t)} and ${t.extendingSubscriptions} > 0`),
      c
        .index('relationship_by_outlook')
        .on(t.partnerId, t.removalOutlook, t.nameKey, t.id, t.country)
        .where(isActive(t)),
      c
        .index('relationship_by_outlook_established')
        .on(t.partnerId, t.removalOutlook, t.establishedAt, t.id)
        .where(isActive(t)),
      c
        .index('relationship_by_outlook_removal')
        .on(t.partnerId, t.removalOutlook, t.removalOrder, t.id)
        .where(isActive(t)),
      c
        .index('relationship_by_recheck')
        .on(t.partnerId, t.recheckAt, t.id)
        .where(sql`${isActive(t)} and ${t.recheckAt} is not null`),
      c
        .index('relationship_by_due')
        .on(t.dueAt)
        .where(sql`${isActive(t)} and ${t.dueAt} is not null`),
    ],
  );

  /** How many ACTIVE relationships a partner has, by the kinds that block them. Kept by triggers, in the same transaction. */
  const customerTally = c.table(
    'customer_tally',
    {
      partnerId: c.text('partner_id').notNull(),
      blockerKinds: c.text('blocker_kinds').notNull(),
      customers: c.integer('customers').notNull(),
    },
    (t) => [c.primaryKey([t.partnerId, t.blockerKinds])],
  );
  /** Those of them that something blocks, by the day (since 1970, UTC) of `removalOrder`. Kept in the same way. */
  const removalTally = c.table(
    'removal_tally',
    {
      partnerId: c.text('partner_id').notNull(),
      day: c.integer('day').notNull(),
      customers: c.integer('customers').notNull(),
    },
    (t) => [c.primaryKey([t.partnerId, t.day])],
  );

  /** Those with the same outlook, by the reseller they are for; '' = none. Kept in the same way. */
  const outlookTally = c.table(
    'outlook_tally',
    {
      partnerId: c.text('partner_id').notNull(),
      resellerId: c.text('reseller_id').notNull(),
      outlook: c.choice('outlook', removalOutlooks).notNull(),
      customers: c.integer('customers').notNull(),
    },
    (t) => [c.primaryKey([t.partnerId, t.resellerId, t.outlook])],
  );

  /**
   * Between which names (`nameKey`) a partner's relationships have a letter or a pair of letters in what is searched. It
   * only ever grows: names outside surely lack it.
   */
  const nameLetters = c.table(
    'name_letters',
    {
      partnerId: c.text('partner_id').notNull(),
      letters: c.text('letters').notNull(),
      first: c.text('first').notNull(),
      last: c.text('last').notNull(),
    },
    (t) => [c.primaryKey([t.partnerId, t.letters])],
  );

  return { customer, relationship, customerTally, removalTally, outlookTally, nameLetters };
};
