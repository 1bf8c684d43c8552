import type { Change, Store, StoreReads, StoreTransaction } from '@untether/domain';
import { decideCustomer } from './decide-customer.ts';
import type { ImportContext, ImportDecision, KnownCustomer } from './decide-import.ts';
import type { CustomerExport } from './export-files.ts';
import type { Finding } from './finding.ts';
import type { CustomerRead } from './wire/customer.ts';

export interface CustomersImport {
  readonly store: Store;
  /** Each of another customer. */
  readonly sources: readonly CustomerExport[];
  readonly context: ImportContext;
  /** Only tells what it would do. */
  readonly check?: boolean;
  /** What else to write in the transaction that takes customers over, of which these are the results. */
  readonly alongside?: ((tx: StoreTransaction, results: readonly ImportResult[]) => Promise<void>) | undefined;
}

export type ImportResult = Pick<ImportDecision, 'outcome' | 'findings' | 'counts' | 'blocked'> & {
  /** Whether anything was written, or would be. */
  readonly recorded: boolean;
};

/** A customer as its export has it, and what could not be read of that. */
export interface SourceRead {
  readonly source: CustomerExport;
  readonly customer: CustomerRead;
  readonly findings: readonly Finding[];
}

export const resultOf = (findings: readonly Finding[], decision: ImportDecision): ImportResult => ({
  outcome: decision.outcome,
  counts: decision.counts,
  blocked: decision.blocked,
  recorded: decision.changes.length > 0,
  findings: [...findings, ...decision.findings],
});

/** What is here of customers, in a number of statements that does not grow with theirs. */
export const loadKnown = async (
  reads: StoreReads,
  partnerId: string,
  customers: readonly CustomerRead[],
): Promise<readonly KnownCustomer[]> => {
  const resellerIds = new Set(customers.flatMap(({ associatedResellerId }) => associatedResellerId ?? []));
  const resellers = resellerIds.size === 0 ? [] : await reads.findPartners([...resellerIds]);
  const found = await reads.findCustomerIdentities(customers.map(({ identity }) => identity.id));
  const identities = new Map(found.map((one) => [one.id, one]));
  const latest = found.length === 0 ? [] : await reads.findLatestRelationships(partnerId, [...identities.keys()]);
  const relationships = new Map(latest.map((one) => [one.customerId, one]));
  const active = latest.filter(({ state }) => state === 'active').map(({ id }) => id);
  const facts = new Map((await reads.loadFacts(partnerId, active)).map((one) => [one.customer.id, one]));
  const known: KnownCustomer[] = [];
  for (const { identity, associatedResellerId } of customers) {
    const relationship = relationships.get(identity.id);
    const isNew = identities.has(identity.id) && relationship === undefined;
    const admins = isNew ? await reads.listCustomerAdmins(identity.id) : [];
    known.push({
      identity: identities.get(identity.id),
      relationship,
      facts: facts.get(identity.id),
      reseller: resellers.find(({ id }) => id === associatedResellerId),
      admins: admins.filter(({ disabledAt }) => disabledAt === null),
    });
  }
  return known;
};

/** Rows of a kind become one statement where they follow each other; customers do not depend on each other. */
const byKind = (changes: readonly Change[]): readonly Change[] => {
  const groups = new Map<string, Change[]>([
    ['customer', []],
    ['insert relationship', []],
  ]);
  for (const change of changes) {
    const key = kindOf(change);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()].flat();
};
const kindOf = (change: Change): string => {
  if ('insert' in change) return change.insert === 'customer' ? 'customer' : `insert ${change.insert}`;
  return 'update' in change && change.update === 'customer' ? 'customer' : 'other';
};

/** Decides about all of them by what is here, and writes it. */
export const takeOver = async (
  tx: StoreTransaction,
  reads: readonly SourceRead[],
  { context, apply }: { readonly context: ImportContext; readonly apply: StoreTransaction['apply'] },
): Promise<readonly ImportResult[]> => {
  const known = await loadKnown(
    tx,
    context.partnerId,
    reads.map(({ customer }) => customer),
  );
  const decisions = reads.map((one, index) =>
    decideCustomer({ ...one, known: known[index] as KnownCustomer, context }),
  );
  await apply(byKind(decisions.flatMap(({ changes, marks }) => [...changes, ...marks])));
  await tx.append(decisions.flatMap(({ events }) => events));
  return reads.map(({ findings }, index) => resultOf(findings, decisions[index] as ImportDecision));
};
