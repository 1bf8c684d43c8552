import type { Change, ChangesOf, Customer, KeptBlockers, Policy, ResellerRelationship } from '@untether/domain';
import { begun, fromTo, relationshipDefaults } from '@untether/domain';
import type { CustomerExport } from './export-files.ts';
import type { Owner } from './merge-items.ts';
import { readingVersion } from './reading.gen.ts';
import type { CustomerRead } from './wire/customer.ts';
import { fingerprint } from './wire/fingerprint.ts';

interface Decided {
  readonly changes: readonly Change[];
  readonly said: ChangesOf<'reseller-relationship-imported'>;
}

/*
 * The fingerprint a relationship keeps has two halves, `list.detail`: the entry in the list of customers, and
 * customer.json (`-` when it was never read). A detail file that is missing or broken later changes nothing.
 * A third part, `.whole`, is of all that the export said, where that was read without a finding: the same again
 * changes nothing and need not be read.
 */
const none = '-';

const halves = (hash: string | null): { readonly list: string; readonly detail: string } => {
  const [list = none, detail = none] = hash?.split('.') ?? [];
  return { list, detail };
};

export const wholeIn = (hash: string): string | undefined => hash.split('.')[2];

/** What is kept where the next import has to read everything. */
export const withoutWhole = (hash: string | null): string | null => hash && Object.values(halves(hash)).join('.');

const incomingHash = (existing: ResellerRelationship | undefined, customer: CustomerRead): string => {
  const kept = halves(existing?.importHash ?? null).detail;
  return `${customer.listHash}.${customer.detailHash ?? kept}`;
};

/** A detail file was read once and is missing now: what it said still holds. */
const detailStands = (existing: ResellerRelationship | undefined, customer: CustomerRead): boolean =>
  customer.detailHash === null && halves(existing?.importHash ?? null).detail !== none;

/** Identity is shared: the partner whose record changed last prevails. */
export const decideIdentity = (
  existing: Customer | undefined,
  relationship: ResellerRelationship | undefined,
  customer: CustomerRead,
): Decided => {
  const { identity } = customer;
  if (existing === undefined) return { changes: [{ insert: 'customer', row: identity }], said: {} };
  if (relationship && withoutWhole(relationship.importHash) === incomingHash(relationship, customer))
    return { changes: [], said: {} };
  const { companyName, domain } = identity;
  const country = detailStands(relationship, customer) ? existing.country : identity.country;
  // A record does not deny what it leaves out: another partner's may know it.
  const set = { companyName, domain: domain ?? existing.domain, country: country ?? existing.country };
  const said = fromTo(existing, set);
  if (Object.keys(said).length === 0) return { changes: [], said };
  return { changes: [{ update: 'customer', id: existing.id, set }], said };
};

/** The end of delegated admin is an event of its own; learning that it is on, or off where it was not known, is not. */
const endOfDelegatedAdmin = (from: boolean | null, to: boolean | null): DelegatedAdminEnd | null =>
  from === true && to !== true ? { delegatedAdmin: { from, to } } : null;

type DelegatedAdminEnd = ChangesOf<'dap-admin-relationship-terminated'>;

const isBlocked = (kept: KeptBlockers | undefined): boolean | null =>
  kept === undefined ? null : kept.blockerKinds.length > 0;

export const decideRelationship = (options: {
  readonly existing: ResellerRelationship | undefined;
  readonly owner: Owner;
  readonly customer: CustomerRead;
  /** What it will keep of its blockers; null when none of its items changes. */
  readonly keep: ((relationship: ResellerRelationship) => KeptBlockers) | null;
  /** Of all that the export says; null where the next import has to read it. */
  readonly whole: string | null;
  readonly now: Date;
}): Decided & {
  /** What is only noted, where nothing changes. */
  readonly marks: readonly Change[];
  readonly delegatedAdminEnd: DelegatedAdminEnd | null;
  /** Whether anything blocks now; null where that was not looked at. */
  readonly blocked: boolean | null;
} => {
  const { existing, owner, customer, keep, whole, now } = options;
  const record = incomingHash(existing, customer);
  const importHash = whole === null ? record : `${record}.${whole}`;
  if (existing === undefined) {
    const { associatedResellerId = null } = customer;
    const row: ResellerRelationship = {
      ...relationshipDefaults,
      partnerId: owner.partnerId,
      id: owner.relationshipId,
      customerId: owner.customerId,
      state: 'active',
      delegatedAdmin: customer.delegatedAdmin,
      associatedResellerId,
      establishedAt: now,
      importHash,
    };
    const said = begun(row, ['delegatedAdmin', 'associatedResellerId']);
    const kept = keep?.(row);
    const changes: readonly Change[] = [{ insert: 'relationship', row: { ...row, ...kept } }];
    return { changes, marks: [], said, delegatedAdminEnd: null, blocked: isBlocked(kept) };
  }
  const same = withoutWhole(existing.importHash) === record;
  // The vendor's list has it again.
  const hasReturned = existing.endedAtVendorAt !== null && customer.relationship.is === 'reseller';
  const returned = hasReturned ? { endedAtVendorAt: null } : {};
  const update = (set: Partial<ResellerRelationship>): Change => ({
    update: 'relationship',
    partnerId: existing.partnerId,
    id: existing.id,
    set,
  });
  const nothingSaid = { said: {}, delegatedAdminEnd: null };
  if (same && keep === null && !hasReturned) {
    const isNoted = whole === null || existing.importHash === importHash;
    return { ...nothingSaid, changes: [], marks: isNoted ? [] : [update({ importHash })], blocked: null };
  }
  const computed = keep?.(existing);
  const blocked = isBlocked(computed);
  const kept = { ...computed, ...returned, importHash };
  if (same) return { ...nothingSaid, changes: [update(kept)], marks: [], blocked };
  // A record does not deny what it leaves out.
  const delegatedAdmin = detailStands(existing, customer)
    ? existing.delegatedAdmin
    : (customer.delegatedAdmin ?? existing.delegatedAdmin);
  const { associatedResellerId = existing.associatedResellerId } = customer;
  const own = { delegatedAdmin, associatedResellerId };
  const delegatedAdminEnd = endOfDelegatedAdmin(existing.delegatedAdmin, delegatedAdmin);
  return {
    changes: [update({ ...own, ...kept })],
    marks: [],
    said: fromTo(existing, delegatedAdminEnd === null ? own : { associatedResellerId }),
    delegatedAdminEnd,
    blocked,
  };
};

/** Of all that an export says about a customer, as this version reads it; null where that is not known. */
export const wholeMark = ({ print }: CustomerExport, policy: Policy): string | null =>
  print === undefined ? null : fingerprint(print, readingVersion, policy);
