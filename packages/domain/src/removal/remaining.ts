import type { BlockingItemKind, RemovalBlocker } from '../blockers/blocker.ts';
import { adminEndedHere, type EndedHere, endedHere } from '../blockers/ended-here.ts';
import { allItems, blockingItemKinds, itemName, itemsOf } from '../blockers/items.ts';
import { removalBlockers } from '../blockers/removal-blockers.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { RemainingItem } from '../model/records.ts';
import type { Policy } from '../policy.ts';

/** Granular privileges that a removal terminates: those of a status not known here may still be in force. */
export const endingDelegatedAdmin = (facts: RelationshipFacts) =>
  facts.delegatedAdminRelationships.filter(
    ({ status }) => status === 'active' || status === 'approval_pending' || status === 'unknown',
  );

/** What remains after a removal and needs attention. */
export const remainingItems = (facts: RelationshipFacts, policy: Policy, now: Date): readonly RemainingItem[] => [
  ...suspendedData(facts),
  ...roleAssignments(facts),
  ...stillBilled(facts, policy, now),
  ...endAtVendor(facts),
  ...resetSupportContacts(facts),
];

const remaining = (kind: RemainingItem['kind'], more: Partial<Omit<RemainingItem, 'kind'>> = {}): RemainingItem => ({
  kind,
  subjectId: null,
  name: null,
  at: null,
  recordedAs: null,
  endedBy: null,
  ...more,
});

/** What still blocked when an end at the vendor was recorded: nobody saw it end. */
export const openBlockers = (blockers: readonly RemovalBlocker[]): readonly RemainingItem[] =>
  blockers.map(({ subjectId, subjectName, clearsAt }) =>
    remaining('open_blocker', { subjectId, name: subjectName, at: clearsAt }),
  );

const suspendedData = (facts: RelationshipFacts): readonly RemainingItem[] =>
  facts.subscriptions
    .filter((one) => one.status === 'suspended')
    .map((one) =>
      remaining('suspended_subscription', {
        subjectId: one.id,
        name: itemName.subscription(one),
        at: one.dataDeletionAt,
      }),
    );

const roleAssignments = (facts: RelationshipFacts): readonly RemainingItem[] =>
  facts.subscriptions.some((one) => one.kind === 'azure_plan' && one.status !== 'deleted')
    ? [remaining('azure_role_assignments')]
    : [];

/** What somebody vouched for although it runs on. What was still open is told of as that. */
const stillBilled = (facts: RelationshipFacts, policy: Policy, now: Date): readonly RemainingItem[] => {
  const open = new Set(removalBlockers(facts, policy, now).map(({ id }) => id));
  return removalBlockers({ ...facts, waivers: [] }, policy, now)
    .filter((blocker) => !open.has(blocker.id) && isBilled(blocker))
    .map(({ subjectId, subjectName }) =>
      remaining('still_billed', { subjectId, name: subjectName, at: billedUntil(facts, subjectId) }),
    );
};

/** Of what could not be read only the status says so. */
const isBilled = ({ kind, rule, subjectKind, subjectStatus, billedMeanwhile }: RemovalBlocker): boolean => {
  if (kind === 'record_incomplete')
    return rule === 'unread_blocks' && subjectKind !== 'relationship' && subjectStatus === 'active';
  return billedMeanwhile && (subjectStatus === 'active' || subjectStatus === 'suspended');
};

/** Null where no end is chosen, or known here. */
const billedUntil = (facts: RelationshipFacts, id: string): Date | null => {
  const item = allItems(facts).find((one) => one.id === id);
  if (item === undefined) return null;
  if ('expiresAt' in item) return item.expiresAt;
  if (!('endOfTermAction' in item)) return null;
  const { status, endOfTermAction: chosen, commitmentEndDate } = item;
  return status === 'suspended' || chosen === 'cancel' || chosen === 'expire' ? commitmentEndDate : null;
};

/** Designations end with the relationship of the partner that sells the subscription. */
const resetSupportContacts = (facts: RelationshipFacts): readonly RemainingItem[] =>
  facts.subscriptions
    .filter((one) => one.supportContactPartnerId !== null && one.status === 'suspended')
    .map((one) => remaining('reset_support_contact', { subjectId: one.id, name: itemName.subscription(one) }));

/** Items that ended here although the vendor's last record has them running, and the imported relationship itself. */
const endAtVendor = (facts: RelationshipFacts): readonly RemainingItem[] => [
  ...blockingItemKinds.flatMap((kind) => endedOnlyHere(kind, facts)),
  // Granular privileges are ended by a removal; those the vendor has end there one by one.
  ...endingDelegatedAdmin(facts)
    .filter(({ importHash }) => importHash !== null)
    .map(({ id, displayName }) => toEnd(id, displayName, { as: 'cancelled', by: 'command' })),
  ...facts.delegatedAdminRelationships.flatMap((granular) => {
    const ended = adminEndedHere(granular);
    return ended === undefined ? [] : [toEnd(granular.id, granular.displayName, ended)];
  }),
  ...(facts.relationship.importHash === null
    ? []
    : [remaining('end_at_vendor', { subjectId: facts.relationship.id, name: facts.customer.companyName })]),
];

const toEnd = (subjectId: string, name: string, { as, by }: EndedHere): RemainingItem =>
  remaining('end_at_vendor', { subjectId, name, recordedAs: as, endedBy: by });

const endedOnlyHere = <K extends BlockingItemKind>(kind: K, facts: RelationshipFacts): readonly RemainingItem[] =>
  itemsOf[kind](facts).flatMap((item) => {
    const ended = endedHere(item);
    return ended === undefined ? [] : [toEnd(item.id, itemName[kind](item), ended)];
  });

/** The name of an item of a relationship; its id where it is not among the facts. */
export const nameOfItem = (facts: RelationshipFacts, id: string): string => {
  const namesIn = <K extends BlockingItemKind>(kind: K): readonly string[] =>
    itemsOf[kind](facts).flatMap((one) => (one.id === id ? [itemName[kind](one)] : []));
  return blockingItemKinds.flatMap(namesIn)[0] ?? id;
};
