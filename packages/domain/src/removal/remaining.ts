import type { BlockingItemKind } from '../blockers/blocker.ts';
import type { BlockingItem } from '../blockers/items.ts';
import { blockingItemKinds, itemName, itemsOf } from '../blockers/items.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { RecordedAs, RemainingItem } from '../model/records.ts';

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
  ...(facts.relationship.importHash === null
    ? []
    : [remaining('end_at_vendor', { subjectId: facts.relationship.id, name: facts.customer.companyName })]),
];

/** How it ended here, if the vendor's last record has it running (as one without a status does). */
const endedHereAs = ({ rawStatus, status }: BlockingItem): RecordedAs | undefined => {
  const there = (rawStatus ?? 'active').toLowerCase();
  if (status === 'suspended') return there === 'active' ? status : undefined;
  if (status === 'cancelled') return there === 'active' || there === 'suspended' ? status : undefined;
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
