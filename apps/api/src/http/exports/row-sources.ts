import type {
  ActorKind,
  EventType,
  ExportColumn,
  ImportLineKind,
  JsonValue,
  Language,
  RemovalBlockerKind,
  RemovalJobItemState,
  RemovalOutlook,
} from '@untether/domain';
import { type DocumentNode, parse } from 'graphql';

/** null = an empty cell. */
export type Cell = string | number | null;
export type Cells<Column extends ExportColumn = ExportColumn> = Readonly<Record<Column, Cell>>;

/** A list of the API as rows: its document asks for `list`, or for `whole`, by `$id`, with its `list`. */
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

interface JobItemNode {
  readonly number: number;
  readonly customerId: string;
  readonly customerName: string;
  readonly state: string;
  readonly dueAt: string | null;
  readonly finishedAt: string | null;
  readonly message: string | null;
  readonly stepCount: number;
  readonly steps: { readonly nodes: readonly { readonly subjectName: string; readonly message: string | null }[] };
  readonly remaining: readonly { readonly subjectName: string; readonly message: string }[];
  readonly receipt: { readonly id: string } | null;
}

const named = (lines: readonly { readonly subjectName: string; readonly message: string | null }[]): string =>
  lines.flatMap(({ subjectName, message }) => (message === null ? [] : [`${subjectName}: ${message}`])).join('; ');

const jobResults = source({
  document: `
    query ExportJob($id: ID!, $first: Int, $after: String, $states: [RemovalJobItemState!]) {
      whole: job(id: $id) {
        list: items(first: $first, after: $after, states: $states) {
          nodes {
            number customerId customerName state dueAt finishedAt message stepCount
            steps(first: 100) { nodes { subjectName message } }
            remaining { subjectName message } receipt { id }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`,
  parameters: ['states'],
  columns: [
    'number',
    'customer',
    'state',
    'reason',
    'remaining',
    'steps',
    'refused_steps',
    'due_at',
    'finished_at',
    'receipt',
    'customer_id',
  ],
  cellsOf: (item: JobItemNode, { words }) => ({
    number: item.number,
    customer: item.customerName,
    state: words.removalJobItemState[item.state.toLowerCase() as RemovalJobItemState],
    reason: item.message,
    remaining: named(item.remaining),
    steps: item.stepCount,
    refused_steps: named(item.steps.nodes),
    due_at: item.dueAt,
    finished_at: item.finishedAt,
    receipt: item.receipt?.id ?? null,
    customer_id: item.customerId,
  }),
});

interface ImportLineNode {
  readonly number: number;
  readonly kind: string;
  readonly file: string;
  readonly path: string;
  readonly reason: string;
  readonly wayOut: string;
}

const importReport = source({
  document: `
    query ExportImportReport($id: ID!, $first: Int, $after: String) {
      whole: import(id: $id) {
        list: report(first: $first, after: $after) {
          nodes { number kind file path reason wayOut }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`,
  parameters: [],
  columns: ['number', 'kind', 'file', 'place', 'reason', 'way_out'],
  cellsOf: ({ number, kind, file, path, reason, wayOut }: ImportLineNode, { words }) => ({
    number,
    kind: words.importLineKind[kind.toLowerCase() as ImportLineKind],
    file,
    place: path,
    reason,
    way_out: wayOut,
  }),
});

/** Lists that are parts of one thing, whose id the address has too. */
export const partSources: Readonly<Record<string, RowSource>> = { jobs: jobResults, imports: importReport };

/** What can be exported, by the name in the address. */
export const rowSources: Readonly<Record<string, RowSource>> = { customers, removals, activity };
