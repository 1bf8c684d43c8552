import type {
  ActorKind,
  EventType,
  ExportColumn,
  JsonValue,
  Language,
  RemovalBlockerKind,
  RemovalOutlook,
} from '@untether/domain';
import { type DocumentNode, parse } from 'graphql';

/** null = an empty cell. */
export type Cell = string | number | null;
export type Cells<Column extends ExportColumn = ExportColumn> = Readonly<Record<Column, Cell>>;

/** A list of the API as rows. */
export interface RowSource {
  /** Asks for one list; its variables are `first`, `after` and the parameters. */
  readonly document: DocumentNode;
  /** Of the address, each the variable of its name. `filter` is JSON. */
  readonly parameters: readonly string[];
  readonly columns: readonly ExportColumn[];
  readonly cellsOf: (node: never, language: Language) => Cells<never>;
}

const source = <Node, Column extends ExportColumn>(declared: {
  readonly document: string;
  readonly parameters: readonly string[];
  readonly columns: readonly Column[];
  readonly cellsOf: (node: Node, language: Language) => Cells<Column>;
}): RowSource => ({ ...declared, document: parse(declared.document) });

interface CustomerNode {
  readonly id: string;
  readonly companyName: string;
  readonly domain: string | null;
  readonly tenantId: string;
  readonly country: string | null;
  readonly removalOutlook: string;
  readonly blockerKinds: readonly string[];
  readonly nextPossibleRemovalDate: string | null;
  readonly relationship: {
    readonly establishedAt: string;
    readonly associatedReseller: { readonly name: string } | null;
  };
}

const customers = source({
  document: `
    query ExportCustomers($first: Int, $after: String, $filter: CustomerFilter, $orderBy: CustomerOrder) {
      list: customers(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
        nodes {
          id companyName domain tenantId country removalOutlook blockerKinds nextPossibleRemovalDate
          relationship { establishedAt associatedReseller { name } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
  parameters: ['filter', 'orderBy'],
  columns: [
    'customer',
    'domain',
    'tenant_id',
    'country',
    'customer_since',
    'outlook',
    'blocked_by',
    'next_removal',
    'reseller',
    'customer_id',
  ],
  cellsOf: ({ companyName, relationship, blockerKinds, ...customer }: CustomerNode, { words }) => ({
    customer: companyName,
    domain: customer.domain,
    tenant_id: customer.tenantId,
    country: customer.country,
    customer_since: relationship.establishedAt,
    outlook: words.removalOutlook[customer.removalOutlook.toLowerCase() as RemovalOutlook],
    blocked_by: blockerKinds
      .map((kind) => words.removalBlockerKind[kind.toLowerCase() as RemovalBlockerKind])
      .join('; '),
    next_removal: customer.nextPossibleRemovalDate,
    reseller: relationship.associatedReseller?.name ?? null,
    customer_id: customer.id,
  }),
});

interface ReceiptNode {
  readonly id: string;
  readonly partnerName: string | null;
  readonly customerId: string;
  readonly customerName: string;
  readonly customerDomain: string | null;
  readonly customerTenantId: string;
  readonly removedAt: string;
  readonly removedBy: { readonly name: string };
  readonly reason: string | null;
  readonly cleared: readonly unknown[];
  readonly remaining: readonly unknown[];
  readonly reestablishedBy: { readonly establishedAt: string } | null;
  readonly contentHash: string | null;
}

const removals = source({
  document: `
    query ExportRemovals($first: Int, $after: String, $filter: RemovalFilter) {
      list: removals(first: $first, after: $after, filter: $filter) {
        nodes {
          id partnerName customerId customerName customerDomain customerTenantId removedAt removedBy { name } reason
          cleared { subjectId } remaining { kind } reestablishedBy { establishedAt } contentHash
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
  parameters: ['filter'],
  columns: [
    'customer',
    'domain',
    'tenant_id',
    'partner',
    'removed_at',
    'removed_by',
    'reason',
    'cleared_items',
    'remaining_items',
    'reestablished_at',
    'customer_id',
    'receipt',
    'content_hash',
  ],
  cellsOf: (receipt: ReceiptNode) => ({
    customer: receipt.customerName,
    domain: receipt.customerDomain,
    tenant_id: receipt.customerTenantId,
    partner: receipt.partnerName,
    removed_at: receipt.removedAt,
    removed_by: receipt.removedBy.name,
    reason: receipt.reason,
    cleared_items: receipt.cleared.length,
    remaining_items: receipt.remaining.length,
    reestablished_at: receipt.reestablishedBy?.establishedAt ?? null,
    customer_id: receipt.customerId,
    receipt: receipt.id,
    content_hash: receipt.contentHash,
  }),
});

interface EventNode {
  readonly sequence: number;
  readonly recordedAt: string;
  readonly occurredAt: string;
  readonly type: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly relationshipId: string | null;
  readonly subjectId: string;
  readonly actor: { readonly kind: string; readonly name: string };
  readonly changes: JsonValue;
  readonly correlationId: string;
}

/** As integrators know it: `subscription-suspended`. */
export const eventTypeOf = (type: string): EventType => type.toLowerCase().replaceAll('_', '-') as EventType;

const activity = source({
  document: `
    query ExportActivity($first: Int, $after: String, $filter: EventFilter) {
      list: events(first: $first, after: $after, filter: $filter) {
        nodes {
          sequence recordedAt occurredAt type customerId customerName relationshipId subjectId actor { kind name }
          changes correlationId
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
  parameters: ['filter'],
  columns: [
    'sequence',
    'recorded_at',
    'occurred_at',
    'event',
    'event_type',
    'customer',
    'actor',
    'actor_kind',
    'changes',
    'subject_id',
    'customer_id',
    'relationship_id',
    'correlation_id',
  ],
  cellsOf: ({ type, actor, changes, customerName, ...event }: EventNode, { words }) => ({
    sequence: event.sequence,
    recorded_at: event.recordedAt,
    occurred_at: event.occurredAt,
    event: words.eventType[eventTypeOf(type)],
    event_type: eventTypeOf(type),
    customer: customerName,
    actor: actor.name,
    actor_kind: words.actorKind[actor.kind.toLowerCase() as ActorKind],
    changes: JSON.stringify(changes),
    subject_id: event.subjectId,
    customer_id: event.customerId,
    relationship_id: event.relationshipId,
    correlation_id: event.correlationId,
  }),
});

/** What can be exported, by the name in the address. */
export const rowSources: Readonly<Record<string, RowSource>> = { customers, removals, activity };
