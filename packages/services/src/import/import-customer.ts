import type { Change, Store, StoreReads, StoreTransaction } from '@untether/domain';
import { idPrefixes, UniqueViolation } from '@untether/domain';
import { refreshKeptBlockers } from '../kept-blockers.ts';
import { decideImport, type ImportContext, type ImportDecision, type KnownCustomer, nothing } from './decide-import.ts';
import { endedAtVendor } from './end-at-vendor.ts';
import type { CustomerExport } from './export-files.ts';
import { blocking, type Finding, unread } from './finding.ts';
import { mergeFindings } from './merge-findings.ts';
import { type CustomerRead, readCustomer, type VendorRelationship } from './wire/customer.ts';

interface CustomerImport {
  readonly store: Store;
  readonly source: CustomerExport;
  readonly context: ImportContext;
  /** Only tells what it would do. */
  readonly check?: boolean;
  /** What else to write in the transaction that takes the customer over. */
  readonly alongside?: ((tx: StoreTransaction, result: ImportResult) => Promise<void> | undefined) | undefined;
}

export type ImportResult = Pick<ImportDecision, 'outcome' | 'findings' | 'counts' | 'blocked'> & {
  /** Whether anything was written, or would be. */
  readonly recorded: boolean;
};

const load = async (reads: StoreReads, partnerId: string, customer: CustomerRead): Promise<KnownCustomer> => {
  const { id: customerId } = customer.identity;
  const { associatedResellerId } = customer;
  const reseller = !associatedResellerId ? undefined : await reads.findPartner(associatedResellerId);
  const identity = await reads.findCustomerIdentity(customerId);
  const known = { identity, reseller, admins: [] };
  if (identity === undefined) return { ...known, relationship: undefined, facts: undefined };
  const relationship = await reads.findLatestRelationship(partnerId, customerId);
  if (relationship === undefined) {
    const admins = (await reads.listCustomerAdmins(customerId)).filter(({ disabledAt }) => disabledAt === null);
    return { ...known, relationship, facts: undefined, admins };
  }
  if (relationship.state !== 'active') return { ...known, relationship, facts: undefined };
  const [facts] = await reads.loadFacts(partnerId, [relationship.id]);
  return { ...known, relationship, facts };
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
  const known = await load(reads, context.partnerId, customer);
  if (known.relationship?.state === 'removed') {
    const reason = `the relationship with ${customer.identity.companyName} was removed here`;
    return skipped(source, reason, 'Request the relationship again; an import never re-opens one');
  }
  const unclear = customer.relationship.is === 'unclear' ? [unclearRelationship(source, customer.relationship)] : [];
  if (customer.relationship.is === 'another') return notResellers(source, customer, known, context);
  // Of one that is known here the items still count.
  if (unclear.length > 0 && known.facts === undefined) return nothing('skipped', unclear);
  return decideImport({ source, customer, known, found: unclear, context });
};

/** Nothing that can be read says whether the customer is still the partner's. */
const unclearRelationship = ({ place }: CustomerExport, { word }: VendorRelationship): Finding => {
  const field = 'relationshipToPartner';
  const reason = word === null ? `${field} is missing` : `${field} is "${word}"`;
  return blocking(unread(place, field, reason, 'Export the list again with the relationship'), 'field_unreadable', {
    field,
    value: word,
  });
};

/** A customer that the vendor does not call one of the partner's: skipped, and one known here has ended there. */
const notResellers = (
  source: CustomerExport,
  { relationship: { word } }: CustomerRead,
  { facts }: KnownCustomer,
  context: ImportContext,
): ImportDecision => {
  const reason = `relationshipToPartner is "${word}", not "reseller"`;
  if (facts === undefined) return skipped(source, reason, 'Only customers you sell to are taken over');
  const decision = endedAtVendor({ facts, relationshipToPartner: word }, context);
  const wayOut = 'Record on the customer’s page that it has ended at the vendor, or correct the export';
  return { ...nothing('skipped', [{ kind: 'skipped', ...source.place, reason, wayOut }], facts), ...decision };
};

type Apply = (tx: StoreTransaction, changes: readonly Change[]) => Promise<void>;

/** Which file gave an item. */
const fileOf = (source: CustomerExport, change: Change): string | undefined => {
  if (!('insert' in change)) return undefined;
  if (change.insert === 'subscription') return source.subscriptions.path;
  if (change.insert === 'order') return source.orders.path;
  if (change.insert !== 'azureEntitlement') return source.entitlements.path;
  const planId = change.row.subscriptionId.slice(idPrefixes.subscription.length);
  return source.azureEntitlements.find((plan) => plan.planId === planId)?.file.path;
};

const takenFinding = (source: CustomerExport, change: Change): Finding => {
  const id = 'insert' in change && 'id' in change.row ? change.row.id : '';
  return {
    kind: 'unread',
    file: fileOf(source, change) ?? source.place.file,
    path: '',
    reason: `the id ${id.slice(id.indexOf('_') + 1)} is that of an item of another customer, or of another plan of this one`,
    wayOut: 'The customer is left out; correct the export and import again',
  };
};

const isBroken = (error: unknown, constraint: string): boolean =>
  error instanceof UniqueViolation && error.constraint === constraint;

/** One that is here is not changed, and blocked until an import takes it over whole. */
const leaveOut = (
  { store, source, context }: Pick<CustomerImport, 'store' | 'source' | 'context'>,
  customer: CustomerRead,
  finding: Finding,
): Promise<ImportDecision> =>
  store.transact([context.partnerId], async (tx) => {
    const { facts } = await load(tx, context.partnerId, customer);
    if (facts === undefined) return nothing('skipped', [finding]);
    const { id: relationshipId, partnerId, customerId } = facts.relationship;
    const { changes } = mergeFindings({
      source,
      owner: { partnerId, relationshipId, customerId },
      existing: facts.importFindings,
      found: [blocking(finding, 'record_conflicting')],
      isSettled: () => false,
      standIn: (subjectId) => subjectId,
      newId: context.newId,
    });
    await tx.apply(changes);
    await refreshKeptBlockers(tx, { partnerId, relationshipIds: [relationshipId] }, context);
    return { ...nothing('skipped', [finding], facts), changes };
  });

/** A company that another partner brought in between our read and our write is found the second time. */
const againIfBrought = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!isBroken(error, 'customer')) throw error;
    return work();
  }
};

/**
 * Takes over one customer in one transaction: all of it or nothing. What has not changed since the last import is left
 * alone. A customer without changes costs reads only.
 */
export const importCustomer = async (options: CustomerImport): Promise<ImportResult> => {
  const { store, source, context, check = false, alongside } = options;
  const { customer, findings } = readCustomer(source);
  const result = (decision: ImportDecision): ImportResult => ({
    outcome: decision.outcome,
    counts: decision.counts,
    blocked: decision.blocked,
    recorded: decision.changes.length > 0,
    findings: [...findings, ...decision.findings],
  });
  if (customer === undefined) return result(nothing('skipped', []));
  // One that is already here is most likely unchanged, and one of another partner's stays out: reads alone can tell.
  const isOurs = customer.relationship.is === 'reseller';
  if (check || !isOurs || (await store.findLatestRelationship(context.partnerId, customer.identity.id))) {
    const before = await decide({ reads: store, source, customer, context });
    if (check || before.changes.length === 0) return result(before);
  }
  const takeOver = (apply: Apply): Promise<ImportDecision> =>
    againIfBrought(() =>
      store.transact([context.partnerId], async (tx) => {
        const decided = await decide({ reads: tx, source, customer, context });
        await apply(tx, decided.changes);
        await tx.append(decided.events);
        await alongside?.(tx, result(decided));
        return decided;
      }),
    );
  try {
    return result(await takeOver((tx, changes) => tx.apply(changes)));
  } catch (error) {
    if (!isBroken(error, 'item')) throw error;
  }
  // Again, one by one, to find out which.
  let last: Change | undefined;
  const oneByOne: Apply = async (tx, changes) => {
    for (const change of changes) {
      last = change;
      await tx.apply([change]);
    }
  };
  try {
    return result(await takeOver(oneByOne));
  } catch (error) {
    if (!isBroken(error, 'item') || last === undefined) throw error;
    return result(await leaveOut(options, customer, takenFinding(source, last)));
  }
};
