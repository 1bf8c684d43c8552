import { decideImport, type ImportContext, type ImportDecision, type KnownCustomer, nothing } from './decide-import.ts';
import { endedAtVendor } from './end-at-vendor.ts';
import type { CustomerExport } from './export-files.ts';
import { blocking, type Finding, unread } from './finding.ts';
import type { CustomerRead, VendorRelationship } from './wire/customer.ts';

const skipped = (source: CustomerExport, reason: string, wayOut: string): ImportDecision =>
  nothing('skipped', [{ kind: 'skipped', ...source.place, reason, wayOut }]);

/** What an export does to one customer, whether or not it is the partner's. */
export const decideCustomer = (options: {
  readonly source: CustomerExport;
  readonly customer: CustomerRead;
  /** What could not be read of the customer itself. */
  readonly findings: readonly Finding[];
  readonly known: KnownCustomer;
  readonly context: ImportContext;
}): ImportDecision => {
  const { source, customer, findings, known, context } = options;
  if (known.relationship?.state === 'removed') {
    const reason = `the relationship with ${customer.identity.companyName} was removed here`;
    return skipped(source, reason, 'Request the relationship again; an import never re-opens one');
  }
  const unclear = customer.relationship.is === 'unclear' ? [unclearRelationship(source, customer.relationship)] : [];
  if (customer.relationship.is === 'another') return notResellers(source, customer, known, context);
  // Of one that is known here the items still count.
  if (unclear.length > 0 && known.facts === undefined) return nothing('skipped', unclear);
  return decideImport({ source, customer, known, found: unclear, isClean: findings.length === 0, context });
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
