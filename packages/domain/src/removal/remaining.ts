import type { BlockingItemKind, RemovalBlocker } from '../blockers/blocker.ts';
import type { BlockingItem } from '../blockers/items.ts';
import { blockingItemKinds, itemName, itemsOf } from '../blockers/items.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { RecordedAs, RemainingItem } from '../model/records.ts';

/** Granular privileges that a removal terminates: those of a status not known here may still be in force. */
export const endingDelegatedAdmin = (facts: RelationshipFacts) =>
  facts.delegatedAdminRelationships.filter(
    ({ status }) => status === 'active' || status === 'approval_pending' || status === 'unknown',
  );

/** What remains after a removal and needs attention. */
export const remainingItems = (facts: RelationshipFacts): readonly RemainingItem[] => [
  ...suspendedData(facts),
  ...roleAssignments(facts),
  ...endAtVendor(facts),
  ...resetSupportContacts(facts),
];

const remaining = (kind: RemainingItem['kind'], more: Partial<Omit<RemainingItem, 'kind'>> = {}): RemainingItem => ({
  kind,
  subjectId: null,
  name: null,
  at: null,
  recordedAs: null,
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

/** Designations end with the relationship of the partner that sells the subscription. */
const resetSupportContacts = (facts: RelationshipFacts): readonly RemainingItem[] =>
  facts.subscriptions
    .filter((one) => one.supportContactPartnerId !== null && one.status === 'suspended')
    .map((one) => remaining('reset_support_contact', { subjectId: one.id, name: itemName.subscription(one) }));

/** Items that ended here although their vendor record still says active, and the imported relationship itself. */
const endAtVendor = (facts: RelationshipFacts): readonly RemainingItem[] => [
  ...blockingItemKinds.flatMap((kind) => endedOnlyHere(kind, facts)),
  // Granular privileges are ended by a removal; those the vendor has end there one by one.
  ...endingDelegatedAdmin(facts)
    .filter(({ importHash }) => importHash !== null)
    .map(({ id, displayName }) =>
      remaining('end_at_vendor', { subjectId: id, name: displayName, recordedAs: 'cancelled' }),
    ),
  ...(facts.relationship.importHash === null
    ? []
    : [remaining('end_at_vendor', { subjectId: facts.relationship.id, name: facts.customer.companyName })]),
];

/** The vendor's words for what neither runs nor is billed. */
const over = new Set(['cancelled', 'canceled', 'expired', 'disabled', 'inactive', 'deleted', 'completed']);

/** How it ended here, if the vendor's last record has it running (as one without a status does). */
const endedHereAs = ({ rawStatus, status }: BlockingItem): RecordedAs | undefined => {
  const there = (rawStatus ?? 'active').toLowerCase().split(', ');
  if (status === 'suspended') return there.some((word) => !over.has(word) && word !== status) ? status : undefined;
  if (status === 'cancelled' || status === 'expired' || status === 'disabled' || status === 'deleted')
    return there.some((word) => !over.has(word)) ? status : undefined;
  return undefined;
};

const endedOnlyHere = <K extends BlockingItemKind>(kind: K, facts: RelationshipFacts): readonly RemainingItem[] =>
  itemsOf[kind](facts).flatMap((item) => {
    const recordedAs = item.importHash === null ? undefined : endedHereAs(item);
    return recordedAs === undefined
      ? []
      : [remaining('end_at_vendor', { subjectId: item.id, name: itemName[kind](item), recordedAs })];
  });

/** The name of an item of a relationship; its id where it is not among the facts. */
export const nameOfItem = (facts: RelationshipFacts, id: string): string => {
  const namesIn = <K extends BlockingItemKind>(kind: K): readonly string[] =>
    itemsOf[kind](facts).flatMap((one) => (one.id === id ? [itemName[kind](one)] : []));
  return blockingItemKinds.flatMap(namesIn)[0] ?? id;
};
