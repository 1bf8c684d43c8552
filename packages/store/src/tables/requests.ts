import {
  type Actor,
  type RequestedGranularAdmin,
  relationshipRequestStates,
  releaseRequestStates,
} from '@untether/domain';
import { sql } from 'drizzle-orm';
import type { Columns } from '../columns/sqlite.ts';
import type { definePeople } from './people.ts';

/** How a relationship comes about: requests, and the people who answer them for a customer. */
export const defineRequests = (c: Columns, { user }: Pick<ReturnType<typeof definePeople>, 'user'>) => {
  const relationshipRequest = c.table(
    'relationship_request',
    {
      partnerId: c.text('partner_id').notNull(),
      id: c.text('id').notNull(),
      indirectProviderId: c.text('indirect_provider_id'),
      customerId: c.text('customer_id'),
      customerEmail: c.text('customer_email'),
      granularAdmin: c.json<RequestedGranularAdmin | null>('granular_admin'),
      tokenHash: c.text('token_hash').notNull(),
      state: c.choice('state', relationshipRequestStates).notNull(),
      createdAt: c.instant('created_at').notNull(),
      createdBy: c.json<Actor>('created_by').notNull(),
      expiresAt: c.instant('expires_at').notNull(),
      failedAnswers: c.integer('failed_answers').notNull().default(0),
      answeredBy: c.json<Actor | null>('answered_by'),
      answeredAt: c.instant('answered_at'),
      relationshipId: c.text('relationship_id'),
      delegatedAdminRelationshipId: c.text('delegated_admin_relationship_id'),
      receiptId: c.text('receipt_id'),
    },
    (t) => [
      c.primaryKey([t.partnerId, t.id]),
      c.uniqueIndex('relationship_request_token').on(t.tokenHash),
      c.index('relationship_request_by_time').on(t.partnerId, t.createdAt, t.id),
      c.index('relationship_request_by_customer').on(t.partnerId, t.customerId, t.createdAt, t.id),
      c.index('relationship_request_by_expiry').on(t.state, t.expiresAt),
    ],
  );

  const releaseRequest = c.table(
    'release_request',
    {
      partnerId: c.text('partner_id').notNull(),
      id: c.text('id').notNull(),
      relationshipId: c.text('relationship_id').notNull(),
      customerId: c.text('customer_id').notNull(),
      reason: c.text('reason').notNull(),
      state: c.choice('state', releaseRequestStates).notNull(),
      requestedAt: c.instant('requested_at').notNull(),
      requestedBy: c.json<Actor>('requested_by').notNull(),
      endedAt: c.instant('ended_at'),
      answeredBy: c.json<Actor | null>('answered_by'),
      answer: c.text('answer'),
    },
    (t) => [
      c.primaryKey([t.partnerId, t.id]),
      c.uniqueIndex('release_request_open').on(t.partnerId, t.relationshipId).where(sql`${t.state} = 'open'`),
      c.index('release_request_by_relationship').on(t.partnerId, t.relationshipId, t.requestedAt, t.id),
      c.index('release_request_by_end').on(t.endedAt).where(sql`${t.endedAt} is not null`),
    ],
  );

  const customerMembership = c.table(
    'customer_membership',
    {
      customerId: c.text('customer_id').notNull(),
      userId: c
        .text('user_id')
        .notNull()
        .references(() => user.id, { onDelete: 'cascade' }),
      /** Of all partners, those to come included; otherwise of those in `customer_admin_proof`. */
      seesAll: c.flag('sees_all').notNull().default(false),
      disabledAt: c.instant('disabled_at'),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [c.primaryKey([t.customerId, t.userId]), c.uniqueIndex('customer_membership_user').on(t.userId)],
  );

  const customerAdminProof = c.table(
    'customer_admin_proof',
    {
      adminId: c
        .text('admin_id')
        .notNull()
        .references(() => user.id, { onDelete: 'cascade' }),
      partnerId: c.text('partner_id').notNull(),
    },
    (t) => [c.primaryKey([t.adminId, t.partnerId])],
  );

  return { relationshipRequest, releaseRequest, customerMembership, customerAdminProof };
};
