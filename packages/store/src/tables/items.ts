import {
  type Actor,
  commerceModels,
  commitmentStatuses,
  delegatedAdminStatuses,
  endOfTermActions,
  entitlementStatuses,
  importGaps,
  type NextTerm,
  type OrderLine,
  orderStatuses,
  type SuspensionReason,
  subscriptionKinds,
  subscriptionStatuses,
} from '@untether/domain';
import { sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Columns } from '../columns/sqlite.ts';
import type { defineRelationships } from './relationships.ts';

/** What belongs to a relationship, column for column the domain's items. */
export const defineItems = (c: Columns, { relationship }: ReturnType<typeof defineRelationships>) => {
  const place = () => ({
    partnerId: c.text('partner_id').notNull(),
    id: c.text('id').notNull(),
    relationshipId: c.text('relationship_id').notNull(),
    customerId: c.text('customer_id').notNull(),
  });
  const imported = () => ({ rawStatus: c.text('raw_status'), importHash: c.text('import_hash') });
  const commitment = () => ({
    ...place(),
    ...imported(),
    name: c.text('name').notNull(),
    quantity: c.integer('quantity').notNull(),
    purchasedAt: c.instant('purchased_at'),
    expiresAt: c.instant('expires_at'),
    status: c.choice('status', commitmentStatuses).notNull(),
    refundable: c.flag('refundable'),
  });
  const keys = (
    name: string,
    t: { partnerId: SQLiteColumn; id: SQLiteColumn; relationshipId: SQLiteColumn; customerId: SQLiteColumn },
  ) => [
    c.primaryKey([t.partnerId, t.id]),
    c.index(`${name}_by_relationship`).on(t.partnerId, t.relationshipId, t.id),
    c.foreignKey({
      name: `${name}_relationship`,
      columns: [t.partnerId, t.relationshipId],
      foreignColumns: [relationship.partnerId, relationship.id],
    }),
  ];

  const subscription = c.table(
    'subscription',
    {
      ...place(),
      ...imported(),
      offerId: c.text('offer_id').notNull(),
      offerName: c.text('offer_name').notNull(),
      friendlyName: c.text('friendly_name').notNull(),
      quantity: c.integer('quantity').notNull(),
      unitType: c.text('unit_type').notNull(),
      status: c.choice('status', subscriptionStatuses).notNull(),
      commerceModel: c.choice('commerce_model', commerceModels).notNull(),
      kind: c.choice('kind', subscriptionKinds).notNull(),
      isTrial: c.flag('is_trial').notNull(),
      autoRenew: c.flag('auto_renew'),
      endOfTermAction: c.choice('end_of_term_action', endOfTermActions),
      nextTerm: c.json<NextTerm | null>('next_term'),
      isExtendedServiceTerm: c.flag('is_extended_service_term').notNull().default(false),
      purchasedOrRenewedAt: c.instant('purchased_or_renewed_at'),
      billingCycle: c.text('billing_cycle'),
      termDuration: c.text('term_duration'),
      startDate: c.instant('start_date').notNull(),
      commitmentEndDate: c.instant('commitment_end_date'),
      cancellationAllowedUntil: c.instant('cancellation_allowed_until'),
      suspendedAt: c.instant('suspended_at'),
      dataDeletionAt: c.instant('data_deletion_at'),
      parentSubscriptionId: c.text('parent_subscription_id'),
      supportContactPartnerId: c.text('support_contact_partner_id'),
      suspensionReasons: c.json<readonly SuspensionReason[]>('suspension_reasons').notNull(),
      orderId: c.text('order_id'),
    },
    (t) => [
      ...keys('subscription', t),
      // Few subscriptions designate one.
      c
        .index('subscription_by_support_contact')
        .on(t.customerId, t.supportContactPartnerId)
        .where(sql`${t.supportContactPartnerId} is not null`),
    ],
  );
  const azureEntitlement = c.table(
    'azure_entitlement',
    {
      ...place(),
      ...imported(),
      subscriptionId: c.text('subscription_id').notNull(),
      name: c.text('name').notNull(),
      status: c.choice('status', entitlementStatuses).notNull(),
    },
    (t) => keys('azure_entitlement', t),
  );
  const reservation = c.table('reservation', commitment(), (t) => keys('reservation', t));
  const savingsPlan = c.table('savings_plan', commitment(), (t) => keys('savings_plan', t));
  const softwarePurchase = c.table(
    'software_purchase',
    {
      ...place(),
      ...imported(),
      name: c.text('name').notNull(),
      quantity: c.integer('quantity').notNull(),
      purchasedAt: c.instant('purchased_at'),
      cancellationAllowedUntil: c.instant('cancellation_allowed_until'),
      expiresAt: c.instant('expires_at'),
      status: c.choice('status', commitmentStatuses).notNull(),
    },
    (t) => keys('software_purchase', t),
  );
  const order = c.table(
    'purchase_order',
    {
      ...place(),
      ...imported(),
      status: c.choice('status', orderStatuses).notNull(),
      lines: c.json<readonly OrderLine[]>('lines').notNull(),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => keys('purchase_order', t),
  );
  const delegatedAdminRelationship = c.table(
    'delegated_admin_relationship',
    {
      ...place(),
      ...imported(),
      displayName: c.text('display_name').notNull(),
      roles: c.json<readonly string[]>('roles').notNull(),
      durationDays: c.integer('duration_days').notNull(),
      status: c.choice('status', delegatedAdminStatuses).notNull(),
      createdAt: c.instant('created_at').notNull(),
      warnedDays: c.integer('warned_days'),
      activatedAt: c.instant('activated_at'),
      endsAt: c.instant('ends_at'),
      endedAt: c.instant('ended_at'),
      endedBy: c.json<Actor>('ended_by'),
      autoExtend: c.flag('auto_extend').notNull(),
    },
    (t) => keys('delegated_admin_relationship', t),
  );
  const waiver = c.table(
    'blocker_waiver',
    {
      ...place(),
      subjectId: c.text('subject_id').notNull(),
      status: c.text('status').notNull(),
      reason: c.text('reason').notNull(),
      by: c.json<Actor>('waived_by').notNull(),
      at: c.instant('waived_at').notNull(),
    },
    (t) => keys('blocker_waiver', t),
  );

  const importFinding = c.table(
    'import_finding',
    {
      ...place(),
      subjectId: c.text('subject_id').notNull(),
      file: c.text('file').notNull(),
      path: c.text('path').notNull(),
      gap: c.choice('gap', importGaps).notNull(),
      field: c.text('field'),
      value: c.text('value'),
      importHash: c.text('import_hash').notNull(),
    },
    (t) => keys('import_finding', t),
  );

  return {
    subscription,
    azureEntitlement,
    reservation,
    savingsPlan,
    softwarePurchase,
    order,
    delegatedAdminRelationship,
    waiver,
    importFinding,
  };
};
