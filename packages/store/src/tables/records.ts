import {
  type Actor,
  type Attestation,
  type ClearedItem,
  type CustomerNotice,
  type Digests,
  type EarlierRemainingItem,
  type EventChanges,
  eventTypes,
  type JsonValue,
  type ReceiptProof,
  type RemainingItem,
  type RemovalReceipt,
} from '@untether/domain';
import { sql } from 'drizzle-orm';
import type { Columns } from '../columns/sqlite.ts';
import { jsonText, typeByActor } from '../json-text.ts';

/** What is only ever added to (log, receipts), idempotency keys, and the installation's settings. */
export const defineRecords = (c: Columns) => {
  const event = c.table(
    'event',
    {
      partnerId: c.text('partner_id').notNull(),
      sequence: c.integer('sequence').notNull(),
      id: c.text('id').notNull(),
      type: c.choice('type', eventTypes).notNull(),
      occurredAt: c.instant('occurred_at').notNull(),
      actor: c.json<Actor>('actor').notNull(),
      customerId: c.text('customer_id'),
      relationshipId: c.text('relationship_id'),
      subjectId: c.text('subject_id').notNull(),
      recordedAt: c.instant('recorded_at').notNull(),
      changes: c.json<EventChanges>('changes').notNull(),
      correlationId: c.text('correlation_id').notNull(),
      schemaVersion: c.integer('schema_version').notNull(),
      /** null: written by a version without chains, and not chained since. */
      hash: c.text('hash'),
      digests: c.json<Digests>('digests'),
    },
    (t) => [
      c.primaryKey([t.partnerId, t.sequence]),
      c.uniqueIndex('event_id').on(t.partnerId, t.id),
      c.index('event_by_customer').on(t.partnerId, t.customerId, t.sequence),
      c.index('event_by_subject').on(t.partnerId, t.subjectId, t.sequence),
      c.index('event_by_type').on(t.partnerId, typeByActor(t), t.sequence),
      c.index('event_by_correlation').on(t.partnerId, t.correlationId, t.sequence),
      c.index('event_by_actor').on(t.partnerId, jsonText(t.actor, 'id'), t.sequence),
    ],
  );

  const receipt = c.table(
    'removal_receipt',
    {
      partnerId: c.text('partner_id').notNull(),
      id: c.text('id').notNull(),
      partnerName: c.text('partner_name'),
      partnerTenantId: c.text('partner_tenant_id'),
      relationshipId: c.text('relationship_id').notNull(),
      customerId: c.text('customer_id').notNull(),
      customerName: c.text('customer_name').notNull(),
      customerTenantId: c.text('customer_tenant_id').notNull(),
      customerDomain: c.text('customer_domain'),
      removedAt: c.instant('removed_at').notNull(),
      removedBy: c.json<Actor>('removed_by').notNull(),
      reason: c.text('reason'),
      attestation: c.json<Attestation>('attestation'),
      effects: c.json<RemovalReceipt['effects']>('effects').notNull(),
      /** Instants inside are RFC 3339 text; receipts.ts turns them back into dates. */
      cleared: c.json<readonly Written<ClearedItem>[]>('cleared').notNull(),
      remaining: c.json<readonly WrittenRemaining[]>('remaining').notNull(),
      notice: c.json<readonly CustomerNotice[]>('notice').notNull(),
      proof: c.json<Written<ReceiptProof>>('proof'),
    },
    (t) => [
      c.primaryKey([t.partnerId, t.id]),
      c.uniqueIndex('receipt_relationship').on(t.partnerId, t.relationshipId),
      c.index('receipt_by_time').on(t.partnerId, t.removedAt, t.id),
      c.index('receipt_by_customer').on(t.partnerId, t.customerId, t.removedAt, t.id),
      // Empty once every receipt of a version without hashes has its own.
      c.index('receipt_without_proof').on(t.partnerId, t.id).where(sql`${t.proof} is null`),
    ],
  );

  const idempotencyKey = c.table(
    'idempotency_key',
    {
      partnerId: c.text('partner_id').notNull(),
      key: c.text('key').notNull(),
      fingerprint: c.text('fingerprint').notNull(),
      /** null is a valid result. */
      result: c.json<JsonValue>('result'),
      at: c.instant('saved_at').notNull(),
    },
    (t) => [c.primaryKey([t.partnerId, t.key]), c.index('idempotency_key_by_time').on(t.partnerId, t.at)],
  );

  const setting = c.table('setting', { key: c.text('key').primaryKey(), value: c.text('value').notNull() });

  return { event, receipt, idempotencyKey, setting };
};

/** A record as JSON keeps it: its instants are text. */
export type Written<T> = {
  readonly [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K];
};

/** Receipts of the first versions have no names here; receipts.ts looks for them in the rest of the receipt. */
type WrittenRemaining =
  | Written<RemainingItem>
  | (Omit<Written<EarlierRemainingItem>, 'name'> & Partial<Pick<EarlierRemainingItem, 'name'>>);
