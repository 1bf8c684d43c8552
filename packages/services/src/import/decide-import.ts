import type {
  Change,
  CommandContext,
  Customer,
  CustomerAdmin,
  Decision,
  ImportedKind,
  NewId,
  Partner,
  Policy,
  RelationshipFacts,
  ResellerRelationship,
} from '@untether/domain';
import { emptyFacts, factsAfter, idPrefixes, keptBlockers, newEvent, systemActors } from '@untether/domain';
import { decideIdentity, decideRelationship, wholeMark } from './decide-relationship.ts';
import type { CustomerExport } from './export-files.ts';
import { type Finding, noted } from './finding.ts';
import { mergeFindings } from './merge-findings.ts';
import { countItems, type ItemChange } from './merge-items.ts';
import { readItems } from './read-items.ts';
import type { CustomerRead } from './wire/customer.ts';

/** What is already here of the customer. */
export interface KnownCustomer {
  /** Shared identity, from any partner. */
  readonly identity: Customer | undefined;
  /** The newest relationship, in any state. */
  readonly relationship: ResellerRelationship | undefined;
  /** Of that relationship while it is ACTIVE. */
  readonly facts: RelationshipFacts | undefined;
  /** The partner that its record names as reseller, if it is set up here. */
  readonly reseller: Partner | undefined;
  /** Who may sign in for it, where the partner has never had it before; empty otherwise. */
  readonly admins: readonly CustomerAdmin[];
}

export interface ImportContext {
  readonly partnerId: string;
  readonly policy: Policy;
  readonly now: Date;
  readonly newId: NewId;
}

export interface ImportDecision extends Decision {
  /** Written beside the changes, but is none. */
  readonly marks: readonly Change[];
  readonly outcome: 'imported' | 'updated' | 'unchanged' | 'skipped';
  readonly findings: readonly Finding[];
  /** Items that are new, by kind. */
  readonly counts: Readonly<Record<ImportedKind, number>>;
  /** Whether anything blocks its removal before and after; null where there is no relationship. */
  readonly blocked: { readonly before: boolean | null; readonly after: boolean | null };
}

const asItIs = (facts: RelationshipFacts | undefined): ImportDecision['blocked'] => {
  const blocked = facts === undefined ? null : facts.relationship.blockerKinds.length > 0;
  return { before: blocked, after: blocked };
};

export const nothing = (
  outcome: 'unchanged' | 'skipped',
  findings: readonly Finding[],
  facts?: RelationshipFacts,
): ImportDecision => ({
  outcome,
  findings,
  blocked: asItIs(facts),
  counts: countItems([]),
  changes: [],
  marks: [],
  events: [],
});

const changedFinding = (source: CustomerExport, change: ItemChange): readonly Finding[] => {
  if (change.what === 'created' || change.event === null) return [];
  const fields = Object.keys(change.event.changes).filter((field) => field !== 'reason');
  const reason =
    change.what === 'ended'
      ? `${change.id} is no longer in the export: it has ended`
      : `${change.id} changed: ${fields.join(', ')}`;
  const wayOut = 'The vendor’s word replaced what was here; the event log keeps both';
  return [{ kind: 'changed', ...source.place, reason, wayOut }];
};

/** A reseller set up later, or under another tenant id, would keep its relationship when its provider's ends. */
const resellerFindings = (
  source: CustomerExport,
  { associatedResellerId }: CustomerRead,
  reseller: Partner | undefined,
): readonly Finding[] => {
  if (!associatedResellerId || reseller?.kind === 'indirect_reseller') return [];
  const tenantId = associatedResellerId.slice(idPrefixes.partner.length);
  return [
    noted(
      { ...source.place, path: `${source.place.path}.associatedPartnerId` },
      `no indirect reseller with the tenant id ${tenantId} is set up here`,
      'Kept as it is; set the reseller up with init --tenant-id',
    ),
  ];
};

/** An earlier invitation may have brought the company in, by a registrant no one has verified: the import opens nothing to it. */
const adminFindings = (source: CustomerExport, admins: readonly CustomerAdmin[]): readonly Finding[] =>
  admins.map(({ email, provenFor }) =>
    provenFor === null
      ? noted(
          source.place,
          `${email} may sign in for this customer and sees what is imported`,
          'The operator confirmed it; customer-admin disable takes the sign-in away',
        )
      : noted(
          source.place,
          `${email} may sign in for this customer, and does not see what is imported`,
          'It does once it accepts your invitation, or with customer-admin confirm',
        ),
  );

/** The vendor's list has a relationship again that an earlier one did not. */
const returnedAtVendor = (facts: RelationshipFacts | undefined) => {
  const since = facts?.relationship.endedAtVendorAt ?? null;
  if (since === null) return [];
  const changes = { endedAtVendorAt: { from: since.toISOString(), to: null } };
  return [{ type: 'reseller-relationship-returned-at-vendor', changes } as const];
};

/**
 * What an export changes about one customer. Without IO: the same facts and the same export give the same decision.
 * Items of a first import have no event of their own; afterwards each change has exactly one.
 */
export const decideImport = (options: {
  readonly source: CustomerExport;
  readonly customer: CustomerRead;
  readonly known: KnownCustomer;
  /** What could not be read of its entry in the list. */
  readonly found: readonly Finding[];
  /** Whether the customer itself was read without a finding. */
  readonly isClean: boolean;
  readonly context: ImportContext;
}): ImportDecision => {
  const { source, customer, known, found, isClean, context } = options;
  const { partnerId, now, newId, policy } = context;
  const noted = [
    ...found,
    ...resellerFindings(source, customer, known.reseller),
    ...adminFindings(source, known.admins),
  ];
  const { id: customerId } = customer.identity;
  const isListed = customer.relationship.is === 'reseller';
  const firstTime = known.facts === undefined || known.facts.relationship.importHash === null;
  const relationshipId = known.facts?.relationship.id ?? newId('relationship');
  const owner = { partnerId, relationshipId, customerId };
  const identity = decideIdentity(known.identity, known.facts?.relationship, customer);
  const items = readItems({ source, owner: { ...owner, isFirst: firstTime }, facts: known.facts, policy, now });
  const unread = mergeFindings({
    source,
    owner,
    existing: known.facts?.importFindings ?? [],
    found: [...found, ...items.findings],
    isSettled: items.isSettled,
    standIn: items.standIn,
    newId,
  });
  const keep = (row: ResellerRelationship) => {
    const before = known.facts ?? emptyFacts(customer.identity, row);
    const after = factsAfter(
      before,
      items.changes.map(({ change }) => change),
    );
    return keptBlockers({ ...after, importFindings: unread.rows }, policy, now);
  };
  const whole = isClean && noted.length + items.findings.length === 0 ? wholeMark(source, policy) : null;
  const relationship = decideRelationship({
    existing: known.facts?.relationship,
    owner,
    customer,
    keep: known.facts === undefined || items.changes.length + unread.changes.length > 0 ? keep : null,
    whole,
    now,
  });
  const changes: readonly Change[] = [
    ...identity.changes,
    ...relationship.changes,
    ...items.changes.map((one) => one.change),
    ...unread.changes,
  ];
  const { marks } = relationship;
  if (changes.length === 0) return { ...nothing('unchanged', [...noted, ...items.findings], known.facts), marks };
  const acting: CommandContext = { actor: systemActors.import, policy, now, correlationId: newId('correlation') };
  const counts = countItems(items.changes);
  const said = { ...identity.said, ...relationship.said, ...(firstTime ? { counts } : {}) };
  const ofItself = [
    ...(Object.keys(said).length > 0 ? [{ type: 'reseller-relationship-imported', changes: said } as const] : []),
    ...(relationship.delegatedAdminEnd === null
      ? []
      : [{ type: 'dap-admin-relationship-terminated' as const, changes: relationship.delegatedAdminEnd }]),
    ...(isListed ? returnedAtVendor(known.facts) : []),
  ];
  const events = [
    ...ofItself.map(({ type, changes }) =>
      newEvent(acting, type, { about: owner, subjectId: relationshipId, changes }),
    ),
    ...items.changes.flatMap(({ event, id }) =>
      event === null ? [] : [newEvent(acting, event.type, { about: owner, subjectId: id, changes: event.changes })],
    ),
  ];
  const outcome = known.facts === undefined ? 'imported' : events.length > 0 ? 'updated' : 'unchanged';
  const changed = items.changes.flatMap((one) => changedFinding(source, one));
  const before = known.facts === undefined ? null : known.facts.relationship.blockerKinds.length > 0;
  const after = relationship.blocked ?? before;
  const findings = [...noted, ...items.findings, ...changed];
  return { outcome, changes, marks, events, findings, counts, blocked: { before, after } };
};
