import type { Store, StoreReads } from '@untether/domain';
import { UniqueViolation } from '@untether/domain';
import { decideImport, type ImportContext, type ImportDecision, type KnownCustomer, nothing } from './decide-import.ts';
import type { CustomerExport } from './export-files.ts';
import type { ImportFinding } from './finding.ts';
import { wayOuts } from './finding.ts';
import { type CustomerRead, readCustomer } from './wire/customer.ts';

export type ImportResult = Pick<ImportDecision, 'outcome' | 'findings' | 'counts'>;

const load = async (reads: StoreReads, partnerId: string, customerId: string): Promise<KnownCustomer> => {
  const identity = await reads.findCustomerIdentity(customerId);
  if (identity === undefined) return { identity, relationship: undefined, facts: undefined };
  const relationship = await reads.findLatestRelationship(partnerId, customerId);
  if (relationship?.state !== 'active') return { identity, relationship, facts: undefined };
  const [facts] = await reads.loadFacts(partnerId, [relationship.id]);
  return { identity, relationship, facts };
};

const skipped = (source: CustomerExport, reason: string, wayOut: string): ImportDecision =>
  nothing('skipped', [{ kind: 'skipped', ...source.place, reason, wayOut }]);

const decide = async (options: {
  readonly reads: StoreReads;
  readonly source: CustomerExport;
  readonly customer: CustomerRead;
  readonly context: ImportContext;
}): Promise<ImportDecision> => {
  const { reads, source, customer, context } = options;
  const known = await load(reads, context.partnerId, customer.identity.id);
  if (known.relationship?.state === 'removed') {
    const reason = `the relationship with ${customer.identity.companyName} was removed here`;
    return skipped(source, reason, 'Request the relationship again; an import never re-opens one');
  }
  return decideImport({ source, customer, known, context });
};

/**
 * Takes over one customer in one transaction: all of it or nothing. What was imported before and has not changed since
 * is left as it is. A customer nothing changes for costs reads only.
 */
export const importCustomer = async (options: {
  readonly store: Store;
  readonly source: CustomerExport;
  readonly context: ImportContext;
}): Promise<ImportResult> => {
  const { store, source, context } = options;
  const { customer, findings } = readCustomer(source);
  const result = (decision: ImportDecision): ImportResult => ({
    outcome: decision.outcome,
    counts: decision.counts,
    findings: [...findings, ...decision.findings],
  });
  if (customer === undefined) return result(nothing('skipped', []));
  if (customer.relationshipToPartner !== 'reseller') {
    const reason = `relationshipToPartner is "${customer.relationshipToPartner ?? 'missing'}", not "reseller"`;
    return result(skipped(source, reason, 'Only customers you sell to are taken over'));
  }
  // One that is here already is most likely unchanged: found out by reads alone.
  if (await store.findLatestRelationship(context.partnerId, customer.identity.id)) {
    const before = await decide({ reads: store, source, customer, context });
    if (before.changes.length === 0) return result(before);
  }
  try {
    const decision = await store.transact([context.partnerId], async (tx) => {
      const decided = await decide({ reads: tx, source, customer, context });
      await tx.apply(decided.changes);
      await tx.append(decided.events);
      return decided;
    });
    return result(decision);
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    const taken: ImportFinding = {
      kind: 'unread',
      ...source.place,
      reason: `one of its items has an id that another customer's item has (${error.constraint})`,
      wayOut: wayOuts.leftOut,
    };
    return result(nothing('skipped', [taken]));
  }
};
