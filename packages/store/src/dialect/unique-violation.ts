import { UniqueViolation } from '@untether/domain';
import { withoutValues } from './query-error.ts';

// Our names for keys: by index name for PostgreSQL, by columns for SQLite, which reports nothing else.
const named: Readonly<Record<string, string>> = {
  relationship_active: 'relationship_active',
  'relationship.partner_id, relationship.customer_id': 'relationship_active',
  user_email: 'user_email',
  'user.email': 'user_email',
  partner_name: 'partner_name',
  'partner.name': 'partner_name',
  // A customer's id and tenant id collide together, and the engines differ in which one they report.
  customer_tenant: 'customer',
  'customer.tenant_id': 'customer',
  receipt_relationship: 'receipt_relationship',
  'removal_receipt.partner_id, removal_receipt.relationship_id': 'receipt_relationship',
  release_request_open: 'release_request_open',
  'release_request.partner_id, release_request.relationship_id': 'release_request_open',
  account_provider: 'credential',
  'account.provider_id, account.account_id': 'credential',
};

// Any other key is its table's primary key.
const byTable: Readonly<Record<string, string>> = {
  subscription: 'item',
  azure_entitlement: 'item',
  reservation: 'item',
  savings_plan: 'item',
  software_purchase: 'item',
  purchase_order: 'item',
  delegated_admin_relationship: 'item',
  blocker_waiver: 'waiver',
  import_finding: 'item',
  removal_receipt: 'receipt',
};

interface EngineError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly constraint?: unknown;
  readonly table?: unknown;
  readonly cause?: unknown;
}

const nameOf = (key: string, table: string) => named[key] ?? byTable[table] ?? table;

/** Partitions and shards have the names of the whole and a number. */
const ofWhole = (name: unknown): string => String(name).replace(/_\d+$/, '');

const violated = ({ code, message, constraint, table }: EngineError): string | undefined => {
  if (code === '23505') return nameOf(ofWhole(constraint), ofWhole(table));
  if (code !== 'SQLITE_CONSTRAINT_UNIQUE' && code !== 'SQLITE_CONSTRAINT_PRIMARYKEY') return undefined;
  const columns = String(message).replace(/^.*UNIQUE constraint failed: /, '');
  return nameOf(columns, columns.split('.')[0] ?? columns);
};

/** A violated key as the same error on both engines; any other error without the values it was given. */
export const toStoreError = (error: unknown): unknown => {
  for (let at = error; typeof at === 'object' && at !== null; at = (at as EngineError).cause) {
    const constraint = violated(at as EngineError);
    if (constraint !== undefined) return new UniqueViolation(constraint);
  }
  return withoutValues(error);
};
